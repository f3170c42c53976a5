using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = new(
    [
        new(new DateOnly(2026, 10, 1), true),
        new(new DateOnly(2026, 10, 10), false),
        new(new DateOnly(2026, 12, 31), false),
        new(new DateOnly(2026, 12, 31), true),
    ]);

    [Theory]
    [InlineData("2026-10-01", false)] // holiday
    [InlineData("2026-10-10", true)] // swapped Saturday
    [InlineData("2026-10-09", true)]
    [InlineData("2026-10-17", false)]
    [InlineData("2026-10-18", false)]
    [InlineData("2026-12-31", false)] // listed twice: the last counts
    [InlineData("2027-10-01", true)] // a year without data
    [InlineData("2027-10-02", false)]
    public void IsWorkday_Day_FollowsTheListThenTheWeek(string day, bool worked) =>
        Assert.Equal(worked, Calendar.IsWorkday(DateOnly.Parse(day)));
}
