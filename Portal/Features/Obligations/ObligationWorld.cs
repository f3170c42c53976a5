using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Calendar;

namespace Portal.Features.Obligations;

/// <summary>What obligations are worked out from, read in a fixed number of queries.</summary>
/// <param name="Book">The obligations of the site, with what was moved.</param>
/// <param name="World">Calendar, shifts and events.</param>
internal sealed record ObligationWorld(ObligationBook Book, TriggerWorld World)
{
    /// <summary>Reads it by the obligations of the site, for occurrences due from an instant on that open before another.</summary>
    public static async Task<ObligationWorld> ReadAsync(
        PortalDb db, ObligationBook obligations, OccurrenceMoves moves, IEnumerable<IEventSource> sources, SiteZone zone, DateTimeOffset from, DateTimeOffset opensBefore,
        CancellationToken cancellationToken)
    {
        var book = obligations.With(await moves.SinceAsync(db, from, cancellationToken));
        var world = new TriggerWorld
        {
            Zone = zone,
            Calendar = await CalendarAsync(db, cancellationToken),
            Shifts = book.ShiftRange(from, opensBefore) is { } range ? await ShiftsAsync(db, range.From, range.To, cancellationToken) : [],
            Events = await EventsAsync(db, book.Rules, book.EventRanges(from, opensBefore), sources, cancellationToken),
        };
        return new ObligationWorld(book, world);
    }

    /// <summary>The working days of the site.</summary>
    public static async Task<BusinessCalendar> CalendarAsync(PortalDb db, CancellationToken cancellationToken) =>
        new((await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellationToken)).Select(day => KeyValuePair.Create(day.Date, day.Off)));

    /// <summary>The turns at the posts around [from, to).</summary>
    public static async Task<IReadOnlyList<PostShift>> ShiftsAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (since, until) = (from - WorkStretch.Longest, to + WorkStretch.Longest);
        var posts = await db.Set<Post>().AsNoTracking().Select(post => new { post.Id, post.Code, post.Name }).ToDictionaryAsync(post => post.Id, cancellationToken);
        var assignments = await db.Set<Assignment>().AsNoTracking()
            .Where(shift => !shift.Withdrawn && shift.End > since && shift.Start < until)
            .Select(shift => new { shift.PostId, shift.Start, shift.End })
            .ToListAsync(cancellationToken);
        return
        [
            .. from shift in assignments
               where posts.ContainsKey(shift.PostId)
               group shift.End by (shift.PostId, shift.Start) into turn
               let post = posts[turn.Key.PostId]
               select new PostShift(post.Code, PostKinds.Of(post.Name), turn.Key.Start, turn.Max()),
        ];
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
