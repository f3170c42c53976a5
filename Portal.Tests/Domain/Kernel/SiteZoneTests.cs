using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public sealed class SiteZoneTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-21 08:00", "2026-11-21T00:00:00Z")]
    [InlineData("Asia/Shanghai", "2026-01-01 00:00", "2025-12-31T16:00:00Z")]
    [InlineData("Europe/Berlin", "2026-01-15 08:00", "2026-01-15T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-15 08:00", "2026-07-15T06:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29 01:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:30:00Z")] // skipped: 03:30 in summer time
    [InlineData("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z")] // twice: the first
    [InlineData("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "2026-03-08 02:30", "2026-03-08T07:30:00Z")]
    public void ToInstant_ClockTime_IsInUtc(string zone, string siteTime, string instant)
    {
        var found = Zone(zone).ToInstant(DateTime.Parse(siteTime, CultureInfo.InvariantCulture));

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), found);
        Assert.Equal(TimeSpan.Zero, found.Offset);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-20T15:59:59Z", "2026-11-20")]
    [InlineData("Asia/Shanghai", "2026-11-20T16:00:00Z", "2026-11-21")]
    [InlineData("Europe/Berlin", "2026-07-14T21:59:59Z", "2026-07-14")]
    [InlineData("Europe/Berlin", "2026-07-14T22:00:00Z", "2026-07-15")]
    [InlineData("Europe/Berlin", "2026-01-14T22:00:00Z", "2026-01-14")]
    public void DateOf_Instant_IsTheSitesDay(string zone, string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day), Zone(zone).DateOf(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11", 30 * 24)]
    [InlineData("Europe/Berlin", "2026-03", 31 * 24 - 1)]
    [InlineData("Europe/Berlin", "2026-10", 31 * 24 + 1)]
    public void Period_FromStartToEnd_IsAsLongAsItsHours(string zone, string month, int hours)
    {
        Assert.True(Period.TryParse(month, out var period));
        var site = Zone(zone);

        Assert.Equal(hours, (site.EndOf(period) - site.StartOf(period)).TotalHours);
        Assert.Equal(period, site.PeriodOf(site.StartOf(period)));
        Assert.Equal(period, site.PeriodOf(site.EndOf(period).AddTicks(-1)));
        Assert.Equal(period.Next, site.PeriodOf(site.EndOf(period)));
    }

    [Theory]
    [InlineData(0, "2026-11-20T16:00:00Z")]
    [InlineData(480, "2026-11-21T00:00:00Z")]
    [InlineData(1440, "2026-11-21T16:00:00Z")]
    [InlineData(1920, "2026-11-22T00:00:00Z")]
    public void ToInstant_MinuteOfDay_RunsOnIntoTheNextDay(int minute, string instant) =>
        Assert.Equal(
            DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture),
            Zone("Asia/Shanghai").ToInstant(new DateOnly(2026, 11, 21), minute));

    [Fact]
    public void ToInstant_EveryQuarterHourOfAYear_ComesBackAsWritten()
    {
        var site = Zone("Europe/Berlin");
        for (var local = new DateTime(2026, 1, 1); local.Year == 2026; local = local.AddMinutes(15))
        {
            if (!site.Zone.IsInvalidTime(local))
            {
                Assert.Equal(local, site.ToSite(site.ToInstant(local)).DateTime);
            }
        }
    }

    private static SiteZone Zone(string id) => new(TimeZoneInfo.FindSystemTimeZoneById(id));
}
