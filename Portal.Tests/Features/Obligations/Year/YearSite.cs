using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Calendar;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Year;

/// <summary>A site that lives by packs on a manual clock over a real database, and the oracle's view of it.</summary>
internal sealed class YearSite : IAsyncDisposable
{
    public static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    /// <summary>Names of posts that together are every kind that packs speak of.</summary>
    public static readonly string[] EveryPost =
        ["中控室", "消防控制室", "样板房", "水吧", "坐席", "导诊台", "客房", "贵宾休息室", "网店", "收银台", "管理员岗", "工程岗", "门岗", "前台", "客服中心"];

    private readonly TemporaryFolder _folder = new();
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly string[] _packs;
    private PortalApp _app;

    private YearSite(DateOnly first, string[] packs)
    {
        _packs = packs;
        Begin = Zone.ToInstant(first);
        _app = new PortalApp(postgres: _postgres, folder: _folder, start: Begin);
    }

    public DateTimeOffset Begin { get; }

    public DateTimeOffset Now => _app.Clock.GetUtcNow();

    public List<OracleShift> Shifts { get; } = [];

    public Dictionary<string, PersonId> People { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Builds it: people of every role, posts, all numbers filled, and the packs on.</summary>
    public static Task<YearSite> BuildAsync(DateOnly first, int people, IReadOnlyList<string> posts, params string[] packs) =>
        BuildAsync(ChosenValues(), first, people, posts, packs);

    /// <summary>Builds it with these values; every other number is open.</summary>
    public static async Task<YearSite> BuildAsync(IReadOnlyDictionary<string, string> values, DateOnly first, int people, IReadOnlyList<string> posts, params string[] packs)
    {
        var site = new YearSite(first, packs);
        Role[] roles = [Roles.Manager, Roles.Supervisor, Roles.TeamLeader, Roles.TeamLeader, Roles.Cashier, Roles.Steward];
        var rows = new List<object>();
        for (var number = 0; number < people; number++)
        {
            var code = $"{1000 + number}";
            site.People[code] = TypedId.New<PersonId>(site.Now);
            var role = number < roles.Length ? roles[number] : Roles.ControlRoomOperator;
            rows.Add(new Person(site.People[code], code, new PersonDetails { Name = "员工" + code, Title = role.Chinese, SuperiorCode = number > 3 ? "1002" : null }));
        }

        rows.AddRange(posts.Select(post => new Post(TypedId.New<PostId>(site.Now), post, post, [])));
        foreach (var (key, value) in values)
        {
            site.Values[key] = value;
        }

        rows.AddRange(site.Values.Select(pair => new RuleVersionRow { Key = pair.Key, Number = 1, Value = pair.Value, From = DateTimeOffset.UnixEpoch, ChangedAt = site.Begin, ChangedBy = "test" }));
        rows.AddRange(site.Library.Packs.Where(pack => packs.Contains(pack.Id)).Select(pack => new PackSwitchRow { Pack = pack.Id, From = DateTimeOffset.UnixEpoch, IsOn = true, ChangedBy = "test" }));
        await site._app.SeedAsync([.. rows]);
        return site;
    }

    private PackLibrary Library => _app.Services.GetRequiredService<PackLibrary>();

    /// <summary>Puts somebody on a shift.</summary>
    public async Task PlanAsync(IEnumerable<OracleShift> shifts)
    {
        OracleShift[] added = [.. shifts];
        var posts = await _app.QueryAsync(db => db.Set<Post>().ToDictionaryAsync(post => post.Code, post => post.Id));
        await _app.SeedAsync([.. added.Select(shift => Assignment.Plan(TypedId.New<AssignmentId>(Begin.AddDays(-30)), People[shift.Person], posts[shift.Post], shift.Start, shift.End).Value)]);
        Shifts.AddRange(added);
    }

    /// <summary>Takes a shift back.</summary>
    public async Task WithdrawAsync(OracleShift shift)
    {
        await _app.Writer.WriteAsync<Reminders.Preparing>(
            PortalApp.Tester,
            async (unit, token) => (await unit.Db.Set<Assignment>().SingleAsync(one => one.PersonId == People[shift.Person] && one.Start == shift.Start && !one.Withdrawn, token)).Withdraw("生病"),
            default);
        Shifts[Shifts.IndexOf(shift)] = shift with { WithdrawnAt = Now };
    }

    public Task SeedAsync(params object[] rows) => _app.SeedAsync(rows);

    /// <summary>The server goes down and comes up again at another time.</summary>
    public async Task RestartAsync(TimeSpan down)
    {
        var at = Now + down;
        await _app.DisposeAsync();
        _app = new PortalApp(postgres: _postgres, folder: _folder, start: at);
    }

    /// <summary>Lives until an instant as the loop does: plans at least every day and after a change, sends what waited and then at each due instant.</summary>
    /// <remarks>Away from the threads of the test runner: each answer would have to come back to them.</remarks>
    public Task LiveAsync(DateTimeOffset until) => Task.Run(async () =>
    {
        var plan = _app.Services.GetRequiredService<PlanOccurrences>();
        var send = _app.Services.GetRequiredService<SendStages>();
        await plan.RunAsync(default);
        var planned = Now;
        var next = (await send.SendAsync(default)).Next;
        while (Now < until)
        {
            var planAt = planned.AddDays(1);
            var at = next < planAt ? next.Value : planAt;
            _app.Clock.LeapTo(at < Now ? Now : at < until ? at : until);
            if (Now >= planAt)
            {
                await plan.RunAsync(default);
                planned = Now;
            }

            next = (await send.SendAsync(default)).Next;
        }
    });

    /// <summary>Every occurrence agrees with the oracle; every stage that was due is settled; nobody was told twice and nobody not at all.</summary>
    public async Task<int> AssertSoundAsync(DateTimeOffset from, DateTimeOffset to)
    {
        var calendar = new BusinessCalendar((await _app.QueryAsync(db => db.Set<CalendarDay>().ToListAsync())).Select(day => KeyValuePair.Create(day.Date, day.Off)));
        var oracle = new PackOracle(Values, calendar, Zone, Shifts);
        var expected = oracle.Between(from, to, pack => pack == "house" || _packs.Contains(pack)).Select(Show).Order(StringComparer.Ordinal).ToList();
        var rows = await _app.QueryAsync(db => db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Due >= from && row.Due < to).Select(row => new { row.Obligation, row.Due }).ToListAsync());
        var actual = rows.Select(row => Show((row.Obligation, row.Due))).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(("missing: ", "too many: "), ("missing: " + string.Join(", ", expected.Except(actual).Take(9)), "too many: " + string.Join(", ", actual.Except(expected).Take(9))));
        Assert.Equal(expected.Count, actual.Count);

        var now = Now;
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<OccurrenceStage>().CountAsync(stage => stage.SettledAt == null && stage.At <= now)));
        var sent = await _app.QueryAsync(db => db.Set<OccurrenceStage>().SumAsync(stage => stage.Readers));
        var received = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Origin != null).Select(message => new { message.Person, message.Origin }).ToListAsync());
        Assert.Equal(sent, received.Count);
        Assert.Equal(received.Count, received.Distinct().Count());
        return actual.Count;

        static string Show((string Obligation, DateTimeOffset Due) one) => $"{one.Obligation} {Zone.ToSite(one.Due).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>What the documents say, and nothing that they leave open.</summary>
    public static IReadOnlyDictionary<string, string> DocumentedValues() =>
        PackOracle.Parameters().Where(one => one.Value is not null).GroupBy(one => one.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value!, StringComparer.Ordinal);

    /// <summary>One value for each parameter: the document's, or one that makes sense where it is open or documents disagree.</summary>
    public static IReadOnlyDictionary<string, string> ChosenValues()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, unit, value) in PackOracle.Parameters())
        {
            values.TryAdd(key, value ?? unit switch
            {
                "time" when char.IsAsciiDigit(key[^1]) => $"{9 + 2 * (key[^1] - '0'):00}:15",
                "time" when key.Contains("closing", StringComparison.Ordinal) || key.Contains("report_end", StringComparison.Ordinal) => "17:20",
                "time" => key.Contains("close", StringComparison.Ordinal) || key.EndsWith("deliver_bills_time", StringComparison.Ordinal) ? "18:00" : "09:30",
                "weekday" => "wed",
                "dayOfMonth" => "29",
                "days" or "hours" => "7",
                _ => "30",
            });
        }

        return values;
    }
}
