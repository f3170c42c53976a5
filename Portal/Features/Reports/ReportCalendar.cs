using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Calendar;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Reports;

/// <summary>
/// Which department owes which report when: the turns of the packs' obligations, for every department that has somebody
/// whom the obligation concerns.
/// </summary>
public sealed class ReportCalendar(
    PackLibrary packs, ReportLibrary library, IEnumerable<SettingDefinition> settings, IEnumerable<IEventSource> sources, SiteZone zone)
{
    private const string Moved = "monthly-meeting.moved";

    /// <summary>The reports of the day before the monthly meeting; where that is held on another day, they are due before that one [B-021, B-022].</summary>
    private const string WithTheMeeting = "monthly-reports";

    /// <summary>A meeting that is held further than this from the day that the rule names is another month's.</summary>
    private const int LongestMove = 20;

    /// <summary>A holiday, or days before a date, move a turn no further than this from the day that names it.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(62);

    /// <summary>What is owed with a due instant in [from, to), by due instant, kind and department.</summary>
    public async Task<IReadOnlyList<ReportSlot>> BetweenAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var rules = await db.SiteRulesAsync(packs, settings, cancellationToken);
        var moved = await db.Set<MovedOccurrence>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var byTheRules = new ObligationBook(rules);
        var book = byTheRules.With(moved.Select(row => row.ToDomain()));
        var days = await db.Set<CalendarDay>().AsNoTracking().ToListAsync(cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().Select(post => post.Name).ToListAsync(cancellationToken);
        var world = new TriggerWorld { Zone = zone, Calendar = new BusinessCalendar(days.Select(day => KeyValuePair.Create(day.Date, day.Off))) };
        var margin = TimeSpan.FromDays(LongestMove + 31);
        var meetings = await MeetingsAsync(new EventQuestion(db, rules, from - margin, to + margin), cancellationToken);
        var withTheMeeting = meetings.Count == 0
            ? []
            : byTheRules.Between(from - margin, to + margin, world, which: key => key == WithTheMeeting).ToDictionary(due => due.Occurrence.Key, due => due.Occurrence.Due, StringComparer.Ordinal);
        var turns = book.Between(from - margin, to + margin, world, which: library.IsReported)
            .Select(due => due.Occurrence.Obligation == WithTheMeeting && withTheMeeting.GetValueOrDefault(due.Occurrence.Key) == due.Occurrence.Due
                ? due with { Occurrence = Follow(due.Occurrence, meetings) }
                : due)
            .Where(due => due.Occurrence.Due >= from && due.Occurrence.Due < to);
        return
        [
            .. from due in turns
               from template in library.Of(due.Occurrence.Obligation)
               from department in Departments(due.Obligation.Audience, people, posts)
               orderby due.Occurrence.Due, library.PlaceOf(template), department
               select new ReportSlot(template, department, due.Occurrence, due.Citation),
        ];
    }

    /// <summary>What one department owes for one turn; null when it does not.</summary>
    public async Task<ReportSlot?> FindAsync(PortalDb db, string template, string department, string turn, CancellationToken cancellationToken)
    {
        if (turn.Length < 8 || !DateOnly.TryParseExact(turn[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named))
        {
            return null;
        }

        var around = zone.ToInstant(named);
        return (await BetweenAsync(db, around - Reach, around + Reach, cancellationToken))
            .FirstOrDefault(slot => slot.Template.Key == template && slot.Department == department && slot.Turn.Key == turn);
    }

    /// <summary>The days on which moved monthly meetings are held. What somebody moved by hand among the obligations holds before them.</summary>
    private async Task<IReadOnlyList<DateOnly>> MeetingsAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        List<DateOnly> days = [];
        foreach (var source in sources.Where(source => source.Kinds.Contains(Moved)))
        {
            days.AddRange((await source.BetweenAsync(asked, cancellationToken)).Where(one => one.Kind == Moved).Select(one => zone.DateOf(one.At)));
        }

        return days;
    }

    /// <summary>The turn of the meeting that was moved from the day that its key names; as many days earlier or later as the meeting.</summary>
    private Occurrence Follow(Occurrence turn, IReadOnlyList<DateOnly> meetings)
    {
        var named = DateOnly.ParseExact(turn.Key[..8], "yyyyMMdd", CultureInfo.InvariantCulture);
        var days = meetings.Select(held => held.DayNumber - named.DayNumber).Where(days => Math.Abs(days) <= LongestMove).Select(days => (int?)days).LastOrDefault() ?? 0;
        return days == 0 ? turn : turn with { Opens = Shift(turn.Opens), Due = Shift(turn.Due), MissedAt = Shift(turn.MissedAt) };

        DateTimeOffset Shift(DateTimeOffset at) => zone.ToInstant(zone.ToSite(at).DateTime.AddDays(days));
    }

    /// <summary>Departments with somebody of a role; for those on duty, the posts of that kind.</summary>
    private static IEnumerable<string> Departments(Audience audience, List<Person> people, List<string> posts) => audience switch
    {
        Audience.InRole { Role: var role } => people.Where(person => person.Role == role).Select(person => person.Department ?? "—").Distinct(StringComparer.Ordinal),
        Audience.OnDuty { Kind: { } kind } => posts.Where(post => PostKinds.Of(post) == kind).Distinct(StringComparer.Ordinal),
        Audience.Several { Parts: var parts } => parts.SelectMany(part => Departments(part, people, posts)).Distinct(StringComparer.Ordinal),
        _ => [],
    };
}
