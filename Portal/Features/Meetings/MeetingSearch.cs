using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Features.Search;

namespace Portal.Features.Meetings;

/// <summary>Finds meetings by a day (<c>2026-11-21</c>) or by words, among the latest; the archive searches them all.</summary>
internal sealed class MeetingSearch(Texts texts, SiteZone zone, TimeProvider clock) : ISearchSource
{
    /// <summary>So many of the latest are read.</summary>
    public const int Latest = 1_000;

    public string Right => Rights.MeetingsRead;

    public string Name => "search.meetings";

    public int Order => 60;

    public string? MoreHref(SearchText text) => "/meetings?q=" + Uri.EscapeDataString(text.Typed);

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        var meetings = db.Set<Meeting>().AsNoTracking();
        if (DayText.Read(text.Typed) is { } day)
        {
            var (from, to) = (zone.ToInstant(day), zone.ToInstant(day.AddDays(1)));
            meetings = meetings.Where(one => one.Start >= from && one.Start < to).OrderBy(one => one.Start);
        }
        else
        {
            meetings = meetings.OrderByDescending(one => one.Start).Take(Latest).Containing(db, text.Typed).OrderByDescending(one => one.Start);
        }

        var now = clock.GetUtcNow();
        return
        [
            .. (await meetings.Take(most).ToListAsync(cancellationToken)).Select(one =>
            {
                var standing = one.Standing(zone, now);
                return new SearchHit(
                    one.Topic ?? texts[$"enum.MeetingKind.{one.Kind}"],
                    MeetingData.Href(one.Id),
                    $"{texts[$"enum.MeetingKind.{one.Kind}"]} · {zone.ToSite(one.Start).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)}",
                    $"enum.MeetingStanding.{standing}",
                    MeetingLook.ToneOf(standing));
            }),
        ];
    }
}
