using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
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
        var settings = await App.QueryAsync(db => SettingValues.ReadAsync(db, default));
        Assert.Equal(TimeSpan.FromMinutes(done ? minutes : 30), settings.Span(ReminderSettings.BeforeShift));
    }

    [Fact]
    public async Task Change_UnknownName_IsRefused() =>
        Assert.Equal(SettingRefusals.Unknown, (await ChangeAsync("no.such", 1)).Refusal);

    [Fact]
    public async Task Change_KeepsTheValueBeforeInTheAudit()
    {
        await ChangeAsync(ReminderSettings.Early.Name, 15);
        await ChangeAsync(ReminderSettings.Early.Name, 20);

        var last = await App.QueryAsync(db => db.Set<AuditEntry>().OrderByDescending(entry => entry.Sequence).FirstAsync());
        Assert.Contains("[\"15\",\"20\"]", last.Changes.Replace(".0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_ValueSaved_ShowsWhoSetIt()
    {
        var page = Render<SettingsPage>();
        page.WaitForElement("#set-reminders-before-shift");
        page.Do(() => page.Find("#set-reminders-before-shift").Change("45"));

        page.Do(() => page.Find("#set-reminders-before-shift").Closest("form")!.Submit());

        page.WaitForAssertion(() => Assert.Contains("test 于 2026-11-21 20:00 设置", page.Markup, StringComparison.Ordinal));
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

    private Task<Portal.Domain.Kernel.Result> ChangeAsync(string name, decimal value) =>
        App.Services.GetRequiredService<ChangeSetting>().RunAsync(PortalApp.Tester, name, value, default);
}
