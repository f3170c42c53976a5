using System.Globalization;
using Portal.Domain.Kernel;
using Portal.Jobs;

namespace Portal.Tests.Jobs;

public sealed class JobScheduleTests
{
    private static readonly SiteZone Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly SiteZone Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("2026-11-21T20:17:00+08:00", "2026-11-21T20:18:00+08:00")]
    [InlineData("2026-11-21T20:17:59+08:00", "2026-11-21T20:18:00+08:00")]
    public void EveryMinute_IsDueAtTheNextFullMinute(string after, string expected) =>
        Assert.Equal(At(expected), JobSchedule.EveryMinute.Next(At(after), Shanghai));

    [Theory]
    [InlineData("2026-11-21T02:29:59+08:00", "2026-11-21T02:30:00+08:00")]
    [InlineData("2026-11-21T02:30:00+08:00", "2026-11-22T02:30:00+08:00")]
    [InlineData("2026-12-31T23:00:00+08:00", "2027-01-01T02:30:00+08:00")]
    public void Daily_IsDueAtItsTimeOfTheSite(string after, string expected) =>
        Assert.Equal(At(expected), JobSchedule.Daily(2, 30).Next(At(after), Shanghai));

    [Theory]
    [InlineData("2026-11-01T00:09:59+08:00", "2026-11-01T00:10:00+08:00")]
    [InlineData("2026-11-01T00:10:00+08:00", "2026-12-01T00:10:00+08:00")]
    [InlineData("2026-12-31T16:05:00+00:00", "2027-01-01T00:10:00+08:00")]
    public void Monthly_IsDueOnTheFirstOfTheSitesMonth(string after, string expected) =>
        Assert.Equal(At(expected), JobSchedule.Monthly(0, 10).Next(At(after), Shanghai));

    [Fact]
    public void Daily_InANightThatSkipsItsTime_IsDueWhenTheClockGoesOn() =>
        Assert.Equal(At("2027-03-28T03:30:00+02:00"), JobSchedule.Daily(2, 30).Next(At("2027-03-27T12:00:00+01:00"), Berlin));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
