using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Calendar;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Calendar;

/// <summary>The days of a year as people paste them: read whole, or refused with the line.</summary>
[Trait("Engines", "Both")]
public sealed class CalendarLinesTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public void Lines_OfRangesAndSingleDays_AreRead()
    {
        var days = CalendarLines.Read("2027-10-01..2027-10-03 国庆节 休\n\n2027-10-09  国庆节 班\n2027-01-01 New Year").Value;

        Assert.Equal(
            ["2027-10-01 国庆节 True", "2027-10-02 国庆节 True", "2027-10-03 国庆节 True", "2027-10-09 国庆节 False", "2027-01-01 New Year True"],
            days.Select(day => $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Name} {day.Off}"));
    }

    [Theory]
    [InlineData("", "calendar.line-unreadable", 1)]
    [InlineData("2027-10-01 国庆节\n国庆节", "calendar.line-unreadable", 2)]
    [InlineData("2027-10-01", "calendar.line-unreadable", 1)]
    [InlineData("2027-02-30 春节", "calendar.line-unreadable", 1)]
    [InlineData("2027-10-07..2027-10-01 国庆节", "calendar.line-unreadable", 1)]
    [InlineData("2027-01-01..2027-12-31 全年", "calendar.line-unreadable", 1)]
    [InlineData("2027-10-01..2027-10-07 国庆节\n2027-10-07 国庆节 班", "calendar.days-overlap", 2)]
    [InlineData("2027-10-01 国庆节\n\n2027-10-01 国庆节", "calendar.days-overlap", 3)]
    public void Lines_ThatCannotBe_AreRefusedWithTheLine(string text, string refusal, int line)
    {
        var refused = CalendarLines.Read(text).Refusal!;

        Assert.Equal((refusal, line), (refused.Code, refused.Args[0]));
    }

    [Fact]
    public async Task Days_WithAnOverlap_LeaveTheCalendarAsItWas()
    {
        var before = await DaysAsync();
        var enter = _app.Services.GetRequiredService<EnterCalendarDays>();

        Assert.Equal("calendar.days-overlap", (await enter.RunAsync(PortalApp.Tester, "2027-10-01..2027-10-07 国庆节\n2027-10-03 国庆节 班", default)).Refusal?.Code);
        Assert.Equal(before, await DaysAsync());
        Assert.Equal(8, (await enter.RunAsync(PortalApp.Tester, "2027-10-01..2027-10-07 国庆节\n2027-10-09 国庆节 班", default)).Value);
        Assert.Equal(1, (await enter.RunAsync(PortalApp.Tester, "2027-10-09 国庆节 休", default)).Value);
        Assert.Equal(before.Count + 8, (await DaysAsync()).Count);
        Assert.DoesNotContain("2027-10-09 False", await DaysAsync());
    }

    private async Task<List<string>> DaysAsync() =>
        (await _app.QueryAsync(db => db.Set<CalendarDay>().OrderBy(day => day.Date).ToListAsync())).ConvertAll(day => $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Off}");
}
