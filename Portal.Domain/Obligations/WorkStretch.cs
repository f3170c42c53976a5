using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>A stretch of work: a shift at a post, or a person's working day.</summary>
/// <param name="Start">Begin (UTC).</param>
/// <param name="End">End (UTC).</param>
public readonly record struct WorkStretch(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>No stretch is longer than this, except by mistake.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(36);

    /// <summary>
    /// When the site's clock first shows a time in it, begin and end included: 02:00 of a night shift is on the day after it
    /// began. Null where it never does.
    /// </summary>
    public DateTimeOffset? First(TimeOnly time, SiteZone zone)
    {
        for (var day = zone.DateOf(Start); day <= zone.DateOf(End); day = day.AddDays(1))
        {
            if (zone.ToInstant(day.ToDateTime(time)) is var at && at >= Start && at <= End)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>When it last does; null where it never does.</summary>
    public DateTimeOffset? Last(TimeOnly time, SiteZone zone)
    {
        for (var day = zone.DateOf(End); day >= zone.DateOf(Start); day = day.AddDays(-1))
        {
            if (zone.ToInstant(day.ToDateTime(time)) is var at && at >= Start && at <= End)
            {
                return at;
            }
        }

        return null;
    }
}
