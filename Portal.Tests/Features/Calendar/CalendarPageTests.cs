using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Calendar;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Calendar;

public sealed class CalendarPageTests : PageTest
{
    [Fact]
    public void Page_ThisYear_DrawsTwelveMonthsWithItsHolidays()
    {
        var page = Render<CalendarPage>();

        page.WaitForAssertion(() => Assert.Equal(12, page.FindAll(".month").Count));
        var october = page.FindAll(".month")[9];
        Assert.Equal(31, october.QuerySelectorAll(".day").Length);
        Assert.Equal("国庆节", october.QuerySelectorAll(".day")[0].GetAttribute("title"));
        Assert.Contains("day-off", october.QuerySelectorAll(".day")[0].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_NextYearEmpty_Warns()
    {
        var page = Render<CalendarPage>();

        page.WaitForAssertion(() => Assert.Contains("2027 年还没有放假安排", page.Find(".alert-warn").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_EmptyYear_SaysHowItCounts()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("admin/calendar?year=2027");

        var page = Render<CalendarPage>();

        page.WaitForAssertion(() => Assert.Contains("2027 年没有放假安排", page.Find(".alert-warn").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Day_SavedAsHoliday_AsksForItsNameAndIsDrawnAtOnce()
    {
        var page = Render<CalendarPage>();
        page.WaitForElement(".month:nth-child(11) .day:not(.day-rest)");
        page.Do(() => page.Find(".month:nth-child(11) .day:not(.day-rest)").Click());
        page.WaitForElement(".choices input");
        page.Do(() => page.Find(".choices").QuerySelectorAll("input")[1].Change(true));

        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("请填写节日名称", page.Find(".drawer .error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#day-name").Change("厂庆"));
        await page.InvokeAsync(() => page.Find(".drawer form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal("厂庆", page.Find(".month:nth-child(11) .day-off").GetAttribute("title")));
        Assert.True((await App.QueryAsync(db => db.Set<CalendarDay>().SingleAsync(day => day.Name == "厂庆"))).Off);
    }

    [Fact]
    public async Task Day_MadeOrdinary_LeavesTheListOfExceptions()
    {
        var save = App.Services.GetRequiredService<SaveCalendarDay>();

        await save.RunAsync(PortalApp.Tester, new DateOnly(2026, 10, 1), DayKind.Ordinary, null, default);

        Assert.False(await App.QueryAsync(db => db.Set<CalendarDay>().AnyAsync(day => day.Date == new DateOnly(2026, 10, 1))));
    }

    [Fact]
    public async Task Page_DayChangedElsewhere_ShowsItWithoutReload()
    {
        var page = Render<CalendarPage>();
        page.WaitForAssertion(() => Assert.Equal(12, page.FindAll(".month").Count));
        var worked = page.FindAll(".day-worked").Count;

        await App.Services.GetRequiredService<SaveCalendarDay>().RunAsync(PortalApp.Tester, new DateOnly(2026, 12, 26), DayKind.Worked, "调休", default);

        page.WaitForAssertion(() => Assert.Equal(worked + 1, page.FindAll(".day-worked").Count));
    }

    [Fact]
    public async Task Page_Closed_LeavesNoSubscriber_AndPrerenderedTakesNone()
    {
        var before = Subscribers;
        RenderAs(interactive: false);
        Render<CalendarPage>();
        Assert.Equal(before, Subscribers);

        RenderAs(interactive: true);
        Render<CalendarPage>();
        Assert.Equal(before + 1, Subscribers);
        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }
}
