using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>The part of the night in which what can wait waits.</summary>
/// <param name="From">Begin, a time of the site's day; equal to <paramref name="To"/> means no quiet hours.</param>
/// <param name="To">End; at or before the begin means on the next day.</param>
/// <param name="Zone">The site's zone.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, SiteZone Zone)
{
    /// <summary>The instant itself, or the end of the quiet hours that it falls into.</summary>
    public DateTimeOffset After(DateTimeOffset at)
    {
        var site = Zone.ToSite(at);
        var (day, time) = (DateOnly.FromDateTime(site.DateTime), TimeOnly.FromDateTime(site.DateTime));
        if (!IsQuiet(time))
        {
            return at;
        }

        return Zone.ToInstant((time < To ? day : day.AddDays(1)).ToDateTime(To));
    }

    private bool IsQuiet(TimeOnly time) => From < To ? time >= From && time < To : From != To && (time >= From || time < To);
}
