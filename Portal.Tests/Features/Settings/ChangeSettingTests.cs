using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Duty;
using Portal.Features.Reminders;
using Portal.Features.Settings;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Settings;

public sealed class ChangeSettingTests : PageTest
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(240, true)]
    [InlineData(-1, false)]
    [InlineData(241, false)]
    public async Task Change_WithinItsRange_HoldsFromThenOn(int minutes, bool done)
    {
        var result = await ChangeAsync(ReminderSettings.BeforeShift.Name, minutes);

        Assert.Equal(done, result.IsDone);
        var settings = await App.QueryAsync(db => SettingValues.ReadAsync(db, App.Clock.GetUtcNow(), default));
        Assert.Equal(TimeSpan.FromMinutes(done ? minutes : 30), settings.Span(ReminderSettings.BeforeShift));
    }

    [Fact]
    public async Task Change_UnknownName_IsRefused() =>
        Assert.Equal(SettingRefusals.Unknown, (await ChangeAsync("no.such", 1)).Refusal);

    [Fact]
    public async Task Change_KeepsTheVersionBeforeForWhatWasBefore()
    {
        await ChangeAsync(DutySettings.Early.Name, 15);
        var before = App.Clock.GetUtcNow();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(DutySettings.Early.Name, 20);

        var settings = await App.QueryAsync(db => SettingValues.ReadAsync(db, App.Clock.GetUtcNow(), default));
        Assert.Equal((15, 20), (settings.At(before)[DutySettings.Early], settings[DutySettings.Early]));
        Assert.Equal(10, settings.At(before.AddMilliseconds(-1))[DutySettings.Early]);
        Assert.Equal(2, (await App.QueryAsync(db => db.Set<Setting>().ToListAsync())).Count);
        var last = await App.QueryAsync(db => db.Set<AuditEntry>().OrderByDescending(entry => entry.Sequence).FirstAsync());
        Assert.Contains("20", last.Changes, StringComparison.Ordinal);
    }

    /// <summary>A real clock counts finer than the database keeps.</summary>
    [Fact]
    public async Task Change_TwiceInAMillisecond_TheLaterHolds()
    {
        App.Clock.Advance(TimeSpan.FromTicks(1234));
        await ChangeAsync(DutySettings.Early.Name, 15);
        App.Clock.Advance(TimeSpan.FromTicks(1234));

        Assert.True((await ChangeAsync(DutySettings.Early.Name, 20)).IsDone);

        Assert.Equal(20, (await App.QueryAsync(db => db.Set<Setting>().SingleAsync())).Value);
    }

    [Fact]
    public async Task Change_FromALaterInstant_WaitsUntilThen_AndCanBeSetAgain()
    {
        var from = App.Clock.GetUtcNow().AddHours(2);
        await ChangeAsync(DutySettings.Early.Name, 15, from);
        await ChangeAsync(DutySettings.Early.Name, 25, from);

        var settings = await App.QueryAsync(db => SettingValues.ReadAsync(db, App.Clock.GetUtcNow(), default));
        Assert.Equal((10, 25), (settings[DutySettings.Early], settings.At(from)[DutySettings.Early]));
    }

    [Fact]
    public async Task Change_FromAnInstantThatIsOver_IsRefused() =>
        Assert.Equal(SettingRefusals.InThePast, (await ChangeAsync(DutySettings.Early.Name, 15, App.Clock.GetUtcNow().AddSeconds(-1))).Refusal);

    [Fact]
    public async Task Change_ToNothing_SwitchesOffOnlyWhatMayBeOff()
    {
        Assert.Equal("value", (await ChangeAsync(DutySettings.Early.Name, null)).Refusal?.Field);
        Assert.True((await ChangeAsync(DutySettings.LateDeparture.Name, 5)).IsDone);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await ChangeAsync(DutySettings.LateDeparture.Name, null)).IsDone);

        Assert.Null((await App.QueryAsync(db => SettingValues.ReadAsync(db, App.Clock.GetUtcNow(), default))).Find(DutySettings.LateDeparture));
    }

    [Fact]
    public void Page_ValueSaved_ShowsWhoSetIt()
    {
        var page = Render<SettingsPage>();
        page.WaitForElement("#set-reminders-before-shift");
        page.Do(() => page.Find("#set-reminders-before-shift").Change("45"));

        page.Do(() => page.Find("#set-reminders-before-shift").Closest("form")!.Submit());

        page.WaitForAssertion(() => Assert.Contains("2026-11-21 20:00 起 · test", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("9999")]
    public void Page_BadValue_SaysWhyBesideTheField(string text)
    {
        var page = Render<SettingsPage>();
        page.WaitForElement("#set-reminders-before-shift");
        page.Do(() => page.Find("#set-reminders-before-shift").Change(text));

        page.Do(() => page.Find("#set-reminders-before-shift").Closest("form")!.Submit());

        page.WaitForAssertion(() => Assert.Contains("0 与 240", page.Find(".error").TextContent, StringComparison.Ordinal));
    }

    private Task<Portal.Domain.Kernel.Result> ChangeAsync(string name, decimal? value, DateTimeOffset? from = null) =>
        App.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, name, value, from, default);
}
