using System.Globalization;
using Portal.Domain.Reports;

namespace Portal.Tests.Domain.Reports;

public sealed class ReportSpanTests
{
    [Theory]
    [InlineData(ReportCovers.Day, "2026-02-28", "2026-02-28", "2026-02-28")]
    [InlineData(ReportCovers.PreviousWeek, "2026-11-23", "2026-11-16", "2026-11-22")]
    [InlineData(ReportCovers.PreviousWeek, "2026-11-29", "2026-11-16", "2026-11-22")]
    [InlineData(ReportCovers.ThisWeek, "2026-11-29", "2026-11-23", "2026-11-29")]
    [InlineData(ReportCovers.ThisWeek, "2027-01-01", "2026-12-28", "2027-01-03")]
    [InlineData(ReportCovers.ThisMonth, "2028-02-29", "2028-02-01", "2028-02-29")]
    [InlineData(ReportCovers.PreviousMonth, "2026-03-30", "2026-02-01", "2026-02-28")]
    [InlineData(ReportCovers.PreviousMonth, "2026-01-31", "2025-12-01", "2025-12-31")]
    [InlineData(ReportCovers.EndedMonth, "2026-11-30", "2026-11-01", "2026-11-30")]
    [InlineData(ReportCovers.EndedMonth, "2026-11-29", "2026-10-01", "2026-10-31")]
    [InlineData(ReportCovers.EndedMonth, "2026-12-05", "2026-11-01", "2026-11-30")]
    [InlineData(ReportCovers.EndedMonth, "2026-03-30", "2026-02-01", "2026-02-28")]
    [InlineData(ReportCovers.EndedMonth, "2027-01-31", "2027-01-01", "2027-01-31")]
    [InlineData(ReportCovers.ComingQuarter, "2026-12-25", "2027-01-01", "2027-03-31")]
    [InlineData(ReportCovers.ComingQuarter, "2026-04-01", "2026-04-01", "2026-06-30")]
    [InlineData(ReportCovers.ComingYear, "2026-12-01", "2027-01-01", "2027-12-31")]
    [InlineData(ReportCovers.ComingYear, "2027-01-01", "2027-01-01", "2027-12-31")]
    public void Of_ADueDay_IsTheDaysOfItsTurn(ReportCovers covers, string due, string from, string to) =>
        Assert.Equal(new ReportSpan(Day(from), Day(to)), ReportSpan.Of(covers, Day(due)));

    [Fact]
    public void Of_EveryDayOfTenYears_WeeksHaveSevenDaysAndMonthsEndWhereTheNextBegins()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2034; day = day.AddDays(1))
        {
            var week = ReportSpan.Of(ReportCovers.ThisWeek, day);
            Assert.True(week.From <= day && day <= week.To && week.From.DayOfWeek == DayOfWeek.Monday && week.To == week.From.AddDays(6));
            Assert.Equal(week, ReportSpan.Of(ReportCovers.PreviousWeek, day.AddDays(7)));
            var month = ReportSpan.Of(ReportCovers.ThisMonth, day);
            Assert.True(month.From <= day && day <= month.To && month.From.Day == 1 && month.To.AddDays(1).Day == 1);
            Assert.Equal(month.From.AddDays(-1), ReportSpan.Of(ReportCovers.PreviousMonth, day).To);
        }
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
