using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Features.Wall.Drawing;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>The wall's count of what the rules oblige people to do today.</summary>
[Trait("Engines", "Both")]
public sealed class ObligationTallyTests : IAsyncLifetime
{
    private readonly PostgresDatabase? _postgres = PostgresDatabase.OfTheRun();
    private readonly PortalApp _app;

    public ObligationTallyTests() => _app = new PortalApp(postgres: _postgres);

    private ObligationTallySnapshot Snapshot => _app.Services.GetRequiredService<ObligationTallySnapshot>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await (_postgres?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Fact]
    public async Task Tally_IsThatOfThePage_AtEveryHourOfADay()
    {
        var seed = new DutySeed(_app).Person("N").Post("中控室").Shift("N", "中控室", "2026-11-21 20:00", "2026-11-22 08:00");
        await seed.SaveAsync();
        foreach (var pack in new[] { "control-room", "service-centre", "sales-centre" })
        {
            await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default);
        }

        var plan = _app.Services.GetRequiredService<PlanOccurrences>();
        for (var hour = 0; hour < 28; hour++)
        {
            await plan.RunAsync(default);
            var lines = await LinesAsync();
            if (hour % 3 == 0 && lines.FirstOrDefault(line => line.DoneAt is null && line.Opens <= _app.Clock.GetUtcNow()) is { } open)
            {
                Assert.Null((await _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(PortalApp.Tester, open.Obligation, open.Key, "查过", default)).Refusal);
                lines = await LinesAsync();
            }

            var tally = (await Snapshot.GetAsync(default)).Value;
            Assert.Equal(
                (lines.Count, Count(lines, OccurrenceStandings.Done), Count(lines, OccurrenceStandings.Open), Count(lines, OccurrenceStandings.Missed)),
                (tally.Total, tally.Done, tally.Open, tally.Missed));
            _app.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Theory]
    [InlineData(3, 1, 0, null, "待办 1", "card-good")]
    [InlineData(3, 0, 0, null, "没有待办", "card-good")]
    [InlineData(3, 1, 2, null, "漏办 2，均已补办", "card-bad")]
    [InlineData(3, 1, 2, "巡视监控", "漏办 2 · 巡视监控", "card-bad")]
    public void Card_SaysWhatIsMissedBeforeWhatIsOpen(int done, int open, int missed, string? oldest, string hint, string tone)
    {
        var words = new Words(_app.Services.GetRequiredService<Texts>(), CultureInfo.GetCultureInfo("zh-CN"));
        var name = oldest is null ? null : new Wording(oldest, "Watch");

        var html = WatchDrawing.Obligations(new ObligationTally(9, done, open, missed, name, oldest is null ? null : _app.Clock.GetUtcNow(), null), words);

        Assert.Contains(hint, html, StringComparison.Ordinal);
        Assert.Contains(tone, html, StringComparison.Ordinal);
        Assert.Contains("/ 9", html, StringComparison.Ordinal);
    }

    private static int Count(IReadOnlyList<ObligationLine> lines, Portal.Domain.Obligations.OccurrenceStanding[] standings) => lines.Count(line => standings.Contains(line.Standing));

    private async Task<IReadOnlyList<ObligationLine>> LinesAsync()
    {
        var today = _app.Services.GetRequiredService<SiteZone>().DateOf(_app.Clock.GetUtcNow());
        return (await _app.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, today, default)).Value;
    }

    private static class OccurrenceStandings
    {
        public static readonly Portal.Domain.Obligations.OccurrenceStanding[] Done = [Portal.Domain.Obligations.OccurrenceStanding.Done];
        public static readonly Portal.Domain.Obligations.OccurrenceStanding[] Open = [Portal.Domain.Obligations.OccurrenceStanding.Open, Portal.Domain.Obligations.OccurrenceStanding.Due];
        public static readonly Portal.Domain.Obligations.OccurrenceStanding[] Missed = [Portal.Domain.Obligations.OccurrenceStanding.Missed, Portal.Domain.Obligations.OccurrenceStanding.DoneLate];
    }
}
