using System.Diagnostics;
using Portal.Domain.People;
using Xunit.Abstractions;

namespace Portal.Tests.Features.Obligations.Year;

/// <summary>
/// A year of a site, and weeks of many sites that are shaken, against an oracle that reads the packs by itself. The
/// variable PORTAL_TEST_SEEDS says how many; PORTAL_TEST_DAYS how many days the year has.
/// </summary>
public sealed class YearTests(ITestOutputHelper output)
{
    private static readonly string[] Packs =
    [
        "call-centre", "control-room", "fire-control-practice", "fire-control-room", "hospital-centre", "hotel", "market-centre", "online-shop", "property-steward", "rest-rooms",
        "sales-centre", "service-centre",
    ];

    private static int Seeds => int.Parse(Environment.GetEnvironmentVariable("PORTAL_TEST_SEEDS") ?? "3", System.Globalization.CultureInfo.InvariantCulture);

    private static int Days => int.Parse(Environment.GetEnvironmentVariable("PORTAL_TEST_DAYS") ?? "10", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Site_OfSixtyPeopleAndAllPacks_HasJustWhatTheOracleSays()
    {
        await using var site = await YearSite.BuildAsync(new DateOnly(2026, 1, 1), people: 60, YearSite.EveryPost, Packs);
        await site.PlanAsync(Roster(site, Days + 3));
        var watch = Stopwatch.StartNew();

        await site.LiveAsync(site.Begin.AddDays(Days));

        var took = watch.Elapsed;
        var occurrences = await site.AssertSoundAsync(site.Begin.AddDays(1), site.Begin.AddDays(Days));
        output.WriteLine($"{Days} days, {occurrences} occurrences: {took.TotalSeconds:0.0} s");
    }

    /// <summary>What the documents leave open goes by the end of the shift, the day or the month, as long as nobody fills it; the month's end is among the days.</summary>
    [Fact]
    public async Task Site_ThatFilledNothing_HasJustWhatTheOracleSays()
    {
        await using var site = await YearSite.BuildAsync(YearSite.DocumentedValues(), new DateOnly(2026, 1, 28), people: 60, YearSite.EveryPost, Packs);
        await site.PlanAsync(Roster(site, days: 8));

        await site.LiveAsync(site.Begin.AddDays(5));

        Assert.True(await site.AssertSoundAsync(site.Begin.AddDays(1), site.Begin.AddDays(5)) > 500);
    }

    /// <summary>Shifts fall through and are added, people go on leave, the server goes down for hours.</summary>
    [Fact]
    public async Task Sites_ShakenAtRandom_LoseNothingAndTellNothingTwice()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            output.WriteLine($"Seed {seed}");
            var random = new Random(seed);
            await using var site = await YearSite.BuildAsync(new DateOnly(2026, 1, 1).AddDays(random.Next(300)), people: 10, ["中控室", "客服中心"], "control-room", "service-centre");
            await site.PlanAsync(Roster(site, days: 6));
            var end = site.Begin.AddDays(4);
            while (site.Now < end)
            {
                await ShakeAsync(site, random);
                var until = site.Now.AddMinutes(random.Next(30, 900));
                await site.LiveAsync(until < end ? until : end);
            }

            await site.AssertSoundAsync(site.Begin.AddDays(1), end);
        }
    }

    private static async Task ShakeAsync(YearSite site, Random random)
    {
        var ahead = site.Shifts.Where(shift => shift.WithdrawnAt is null && shift.Start > site.Now.AddHours(1)).ToArray();
        switch (random.Next(4))
        {
            case 0 when ahead.Length > 0:
                await site.WithdrawAsync(ahead[random.Next(ahead.Length)]);
                break;
            case 1:
                var start = site.Now.AddMinutes(random.Next(90, 2000));
                start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMinute));
                await site.PlanAsync([new OracleShift($"{1000 + random.Next(10)}", "中控室", "control-room", start, start.AddMinutes(random.Next(60, 600)))]);
                break;
            case 2:
                var today = YearSite.Zone.DateOf(site.Now);
                var (away, other) = (site.People[$"{1000 + random.Next(10)}"], site.People[$"{1000 + random.Next(10)}"]);
                if (away != other)
                {
                    await site.SeedAsync(LeaveOfAbsence.Record(away, today, today.AddDays(random.Next(3)), random.Next(2) == 0 ? other : null, "test", site.Now).Value);
                }

                break;
            default:
                await site.RestartAsync(TimeSpan.FromMinutes(random.Next(0, 300)));
                break;
        }
    }

    /// <summary>Day and night at the control rooms, days at the other posts; each person at one post a day.</summary>
    private static IEnumerable<OracleShift> Roster(YearSite site, int days)
    {
        (string Name, string Kind)[] posts =
        [
            ("中控室", "control-room"), ("消防控制室", "fire-control-room"), ("样板房", "show-flat"), ("水吧", "bar"), ("坐席", "seat"), ("导诊台", "guide-desk"), ("客房", "housekeeping"),
            ("贵宾休息室", "lounge"), ("网店", "online-shop"), ("收银台", "cashier"), ("管理员岗", "steward"), ("工程岗", "engineering"), ("门岗", "gate"), ("前台", "front-desk"), ("客服中心", "service-centre"),
        ];
        var people = site.People.Keys.Skip(3).ToArray();
        var small = people.Length < 20;
        for (var day = 0; day < days; day++)
        {
            var midnight = site.Begin.AddDays(day);
            var next = day * (small ? 3 : 17);
            foreach (var (name, kind) in posts.Where(post => !small || post.Name is "中控室" or "客服中心"))
            {
                if (kind is "control-room" or "fire-control-room")
                {
                    yield return new OracleShift(people[next++ % people.Length], name, kind, midnight.AddHours(8), midnight.AddHours(20));
                    yield return new OracleShift(people[next++ % people.Length], name, kind, midnight.AddHours(20), midnight.AddHours(32));
                }
                else
                {
                    yield return new OracleShift(people[next++ % people.Length], name, kind, midnight.AddHours(9), midnight.AddHours(18));
                }
            }
        }
    }
}
