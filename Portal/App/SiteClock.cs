using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.App;

/// <summary>Shows instants in the site's zone the way the reader's language writes them.</summary>
public sealed class SiteClock(SiteZone zone, TimeProvider clock)
{
    /// <summary>The zone of the site.</summary>
    public SiteZone Zone => zone;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Today at the site.</summary>
    public DateOnly Today => zone.DateOf(Now);

    /// <summary>When the next day of the site begins (UTC).</summary>
    public DateTimeOffset NextMidnight => zone.ToInstant(Today.AddDays(1));

    /// <summary><c>20:17</c>.</summary>
    public string Time(DateTimeOffset instant) => zone.ToSite(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>2026-11-21 20:17</c>.</summary>
    public string DateTime(DateTimeOffset instant) => zone.ToSite(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time alone today, day and time otherwise: <c>20:17</c>, <c>11-20 20:17</c>, <c>2025-11-20 20:17</c>.</summary>
    public string Brief(DateTimeOffset instant)
    {
        var site = zone.ToSite(instant);
        var today = Today;
        var format = DateOnly.FromDateTime(site.DateTime) == today ? "HH:mm" : site.Year == today.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm";
        return site.ToString(format, CultureInfo.InvariantCulture);
    }
}
