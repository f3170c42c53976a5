using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>One list of lapses for wall, desk and presence page, read by the index.</summary>
[Trait("Engines", "Both")]
public sealed class LapsedPresencesTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Read_RandomClockings_AgreesWithTheReplayOfAllThatWasEverClocked(int seed)
    {
        var random = new Random(seed);
        var seeds = new DutySeed(_app).Post("A").Post("B");
        var people = Enumerable.Range(1, 12).Select(number => $"E{number}").ToList();
        people.ForEach(person => seeds.Person(person));
        var start = new DateTime(2026, 8, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var events = 0;
        foreach (var person in people)
        {
            // Some stop clocking months ago, some now; strays and clockings after a lapse come up often.
            var at = start.AddDays(random.Next(100));
            while (at < new DateTime(2026, 11, 21, 19, 0, 0, DateTimeKind.Unspecified) && random.Next(25) > 0)
            {
                seeds.Clock(person, random.Next(2) == 0 ? "A" : "B", at.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), (PresenceKind)random.Next(4));
                at = at.AddSeconds(random.Next(1, 60 * 60 * 30));
                events++;
            }
        }

        await seeds.SaveAsync();
        var now = _app.Clock.GetUtcNow();
        var found = await _app.QueryAsync(async db => await LapsedPresences.ReadAsync(db, await DutyRules.ReadAsync(db, default), now, default));
        var all = await _app.QueryAsync(db => DutyRecordLoader.LoadClockingsAsync(db, DateTimeOffset.MinValue, now, default));
        var expected = new Coverage(new DutyRecord { Posts = [], Events = all, Zone = _app.Services.GetRequiredService<Portal.Domain.Kernel.SiteZone>() }).LapsedAt(now);

        Assert.True(events > 100);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.OrderBy(one => one.Person.Value), found.OrderBy(one => one.Person.Value));
        Assert.Equal(found.OrderBy(one => one.LapsedAt).Select(one => one.LapsedAt), found.Select(one => one.LapsedAt));
    }

    [Fact]
    public async Task Lapse_OfMonthsAgo_IsOnTheBoardAsOnThePage()
    {
        await new DutySeed(_app).Person("E1").Post("A", DutyBuilder.Window("00:00", "24:00", 1)).Clock("E1", "A", "2026-08-01 08:00").SaveAsync();

        var board = (await _app.Services.GetRequiredService<ReadDutyBoard>().RunAsync(PortalApp.Tester, default)).Value.Value;
        var page = (await _app.Services.GetRequiredService<ReadPresence>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default)).Value;

        Assert.Equal(Assert.Single(board.Lapsed), Assert.Single(page.Lapsed).Lapsed);
    }
}
