using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Calendar;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>What obligations are worked out from, read in a fixed number of queries.</summary>
/// <param name="Book">The obligations by the rules of the site.</param>
/// <param name="World">Calendar and shifts.</param>
internal sealed record ObligationWorld(ObligationBook Book, TriggerWorld World)
{
    /// <summary>Shifts are longer than this only by mistake.</summary>
    private static readonly TimeSpan LongestShift = TimeSpan.FromHours(36);

    /// <summary>Reads it for occurrences due in [from, to) that open before an instant.</summary>
    public static async Task<ObligationWorld> ReadAsync(
        PortalDb db, PackLibrary library, IEnumerable<SettingDefinition> settings, IEnumerable<IEventSource> sources, SiteZone zone,
        DateTimeOffset from, DateTimeOffset to, DateTimeOffset opensBefore, CancellationToken cancellationToken) =>
        await ReadAsync(db, await db.SiteRulesAsync(library, settings, cancellationToken), sources, zone, from, to, opensBefore, cancellationToken);

    /// <summary>Reads it by given rules, e.g. to see what a change of them would bring.</summary>
    public static async Task<ObligationWorld> ReadAsync(
        PortalDb db, SiteRules rules, IEnumerable<IEventSource> sources, SiteZone zone,
        DateTimeOffset from, DateTimeOffset to, DateTimeOffset opensBefore, CancellationToken cancellationToken)
    {
        var book = new ObligationBook(rules, await db.MovesAsync(cancellationToken));
        var days = await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellationToken);
        var (since, until) = (from - LongestShift, to + LongestShift);
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Id, cancellationToken);
        var assignments = await db.Set<Assignment>().AsNoTracking()
            .Where(shift => !shift.Withdrawn && shift.End > since && shift.Start < until)
            .Select(shift => new { shift.PostId, shift.Start, shift.End })
            .ToListAsync(cancellationToken);
        var shifts = assignments.Where(shift => posts.ContainsKey(shift.PostId)).GroupBy(shift => (shift.PostId, shift.Start))
            .Select(turn => new PostShift(posts[turn.Key.PostId].Code, PostKinds.Of(posts[turn.Key.PostId].Name), turn.Key.Start, turn.Max(shift => shift.End)));
        return new ObligationWorld(
            book,
            new TriggerWorld
            {
                Zone = zone,
                Calendar = new BusinessCalendar(days.Select(day => KeyValuePair.Create(day.Date, day.Off))),
                Shifts = [.. shifts],
                Events = await EventsAsync(db, rules, book.EventRanges(from, opensBefore), sources, cancellationToken),
            });
    }

    /// <summary>Each source is asked once, for all that hangs on its kinds; the one whose kinds nobody hangs on, never.</summary>
    private static async Task<IReadOnlyList<RuleEvent>> EventsAsync(
        PortalDb db, SiteRules rules, IReadOnlyDictionary<string, (DateTimeOffset From, DateTimeOffset To)> ranges, IEnumerable<IEventSource> sources, CancellationToken cancellationToken)
    {
        var events = new List<RuleEvent>();
        foreach (var source in sources)
        {
            var asked = source.Kinds.Where(ranges.ContainsKey).Select(kind => ranges[kind]).ToArray();
            if (asked.Length > 0)
            {
                events.AddRange(await source.BetweenAsync(new EventQuestion(db, rules, asked.Min(range => range.From), asked.Max(range => range.To)), cancellationToken));
            }
        }

        return events;
    }
}
