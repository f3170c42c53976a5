using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

[Trait("Engines", "Both")]
public sealed class CorrectPresenceTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private DutySeed _seed = null!;

    public async Task InitializeAsync()
    {
        _seed = new DutySeed(_app)
            .Person("E1")
            .Post("A", DutyBuilder.Window("00:00", "24:00", 1))
            .Clock("E1", "A", "2026-11-20 08:00");
        await _seed.SaveAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Correct_LapsedPresence_AddsAnOutAndKeepsWhatWasThere()
    {
        Assert.Equal("E1", Assert.Single((await ListAsync()).Lapsed).Person.Code);

        Assert.Null(await RefusalAsync("2026-11-20 16:00", "班长证实"));

        Assert.Empty((await ListAsync()).Lapsed);
        var stored = await _app.QueryAsync(db => db.Set<PresenceEvent>().OrderBy(one => one.Sequence).ToListAsync());
        Assert.Equal([PresenceKind.In, PresenceKind.Out], stored.Select(one => one.Kind));
        Assert.Equal("班长证实", stored[1].Reason);
        var range = _app.Services.GetRequiredService<ReadCoverageRange>();
        var day = await range.RunAsync(PortalApp.Tester, DutySeed.At("2026-11-20 00:00"), DutySeed.At("2026-11-21 00:00"), "A", default);
        Assert.Equal(8 * 3600, day.Value.CoveredSeconds);
    }

    [Theory]
    [InlineData("2026-11-20 07:59:59", "x", "duty.correction-outside")]
    [InlineData("2026-11-21 02:00:01", "x", "duty.correction-outside")]
    [InlineData("2026-11-20 16:00", "", "duty.reason-missing")]
    public async Task Correct_OutsideOrWithoutReason_IsRefused(string at, string reason, string code) =>
        Assert.Equal(code, await RefusalAsync(at, reason));

    [Fact]
    public async Task Correct_Twice_IsRefused()
    {
        await RefusalAsync("2026-11-20 16:00", "班长证实");

        Assert.Equal("duty.nothing-to-correct", await RefusalAsync("2026-11-20 15:00", "班长证实"));
    }

    [Fact]
    public async Task Record_ForSomebodyElse_KeepsTheReasonAndRefusesTheFuture()
    {
        var record = _app.Services.GetRequiredService<RecordPresence>();
        var entry = new HandEntry(_seed["E1"], _seed.PostOf("A"), DutySeed.At("19:58"), PresenceKind.In, "打卡机故障");

        var done = await record.RunAsync(PortalApp.Tester, entry, default);
        var again = await record.RunAsync(PortalApp.Tester, entry, default);
        var late = await record.RunAsync(PortalApp.Tester, entry with { At = DutySeed.At("20:01") }, default);

        Assert.Equal("DK-20261121-0001", done.Value.ToString());
        Assert.Equal("duty.clocked-already", again.Refusal?.Code);
        Assert.Equal("duty.in-future", late.Refusal?.Code);
    }

    private async Task<string?> RefusalAsync(string at, string reason) =>
        (await _app.Services.GetRequiredService<CorrectPresence>().RunAsync(PortalApp.Tester, _seed["E1"], DutySeed.At(at), reason, default)).Refusal?.Code;

    private async Task<PresenceList> ListAsync() =>
        (await _app.Services.GetRequiredService<ReadPresence>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default)).Value;
}
