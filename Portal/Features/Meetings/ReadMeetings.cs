using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>A meeting as lists show it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Centre">Whose; null is the site's.</param>
/// <param name="Topic">Topic, or null.</param>
/// <param name="Place">Place, or null.</param>
/// <param name="Start">When it begins (UTC).</param>
/// <param name="End">When it ends (UTC), or null.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="LacksNotice">Whether its notice is or was late.</param>
/// <param name="IsShortNotice">Whether it was moved at short notice.</param>
/// <param name="Reason">Why it was moved or cancelled, or null.</param>
/// <param name="Invited">How many are to attend.</param>
/// <param name="Came">How many did.</param>
public sealed record MeetingRow(
    MeetingId Id, MeetingKind Kind, string? Centre, string? Topic, string? Place, DateTimeOffset Start, DateTimeOffset? End, MeetingStanding Standing,
    bool LacksNotice, bool IsShortNotice, string? Reason, int Invited, int Came)
{
    /// <summary>When time alone changes how it stands (UTC), or null.</summary>
    public DateTimeOffset? Changes { get; init; }
}

/// <summary>An action item as lists show it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Owner">Name of the person in charge.</param>
/// <param name="DaysLate">Whole days that it is late; 0 while it is not.</param>
/// <param name="Warned">Whether a warning is proposed for it.</param>
/// <param name="Records">What it led to.</param>
public sealed record ActionLine(ActionItem Item, string Owner, int DaysLate, bool Warned, IReadOnlyList<ActionRecord> Records);

/// <summary>A series as the page shows it.</summary>
/// <param name="Series">The series.</param>
/// <param name="Next">When it meets next (UTC), or null.</param>
/// <param name="Missing">Parameters without which it stands still; an empty name is the time that the site sets.</param>
public sealed record SeriesLine(MeetingSeries Series, DateTimeOffset? Next, IReadOnlyList<string> Missing);

/// <summary>Meetings of a week and what is open.</summary>
/// <param name="Week">The meetings of the week, by start.</param>
/// <param name="Overdue">Missed and incomplete meetings of the last <see cref="ReadMeetings.OverdueDays"/> days, latest first.</param>
/// <param name="MonthsWithout">First days of months whose patients' meeting was not held [E-129].</param>
/// <param name="Open">Open action items, next deadline first.</param>
/// <param name="Series">The series of the packs that are on.</param>
public sealed record MeetingOverview(
    IReadOnlyList<MeetingRow> Week, IReadOnlyList<MeetingRow> Overdue, IReadOnlyList<DateOnly> MonthsWithout, IReadOnlyList<ActionLine> Open, IReadOnlyList<SeriesLine> Series)
{
    /// <summary>When time alone changes one of them (UTC), before the next day does; null when none changes.</summary>
    public required DateTimeOffset? Changes { get; init; }
}

/// <summary>Shows the meetings of a week, and finds those of the archive.</summary>
public sealed class ReadMeetings(PortalReader reader, MeetingRulebook rulebook, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>How far back overdue meetings are listed.</summary>
    public const int OverdueDays = 62;

    /// <summary>So many are found at most.</summary>
    public const int MostFound = 100;

    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>The week that contains a day, Monday first.</summary>
    public Task<Result<MeetingOverview>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadMeetings, MeetingOverview>(
            actor,
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                var monday = MondayOf(day);
                var (from, to) = (zone.ToInstant(monday), zone.ToInstant(monday.AddDays(7)));
                var since = zone.ToInstant(zone.DateOf(now).AddDays(-OverdueDays));
                var rules = await rulebook.SiteAsync(db, token);
                var week = await RowsAsync(db, db.Set<Meeting>().Where(one => one.Start >= from && one.Start < to), new MeetingRules(rules), now, token);
                var past = await RowsAsync(
                    db, db.Set<Meeting>().Where(one => one.Start >= since && one.Start < now && one.IssuedAt == null && one.CancelledAt == null), new MeetingRules(rules), now, token);
                var open = await ActionsAsync(db, db.Set<ActionItem>().Where(one => one.ClosedAt == null), now, token);
                var series = await SeriesAsync(db, new MeetingPlan(rules, await MeetingData.CalendarAsync(db, token), zone), now, token);
                return new MeetingOverview(
                    week,
                    [.. past.Where(one => one.Standing is MeetingStanding.Missed or MeetingStanding.Incomplete).OrderByDescending(one => one.Start)],
                    await MonthsWithoutAsync(db, new MeetingRules(rules), now, token),
                    open,
                    series)
                {
                    Changes = week.Concat(past).Select(row => row.Changes).Concat(series.Select(line => line.Next)).Min(),
                };
            },
            cancellationToken);

    /// <summary>Meetings of the archive by day and text: topic, agenda, decisions; latest first [E-016].</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">Words to be found, or null.</param>
    /// <param name="from">First day, or null.</param>
    /// <param name="to">Last day, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result<IReadOnlyList<MeetingRow>>> FindAsync(Actor actor, string? text, DateOnly? from, DateOnly? to, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadMeetings, IReadOnlyList<MeetingRow>>(
            actor,
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                IQueryable<Meeting> meetings = db.Set<Meeting>();
                if (from is { } first)
                {
                    var start = zone.ToInstant(first);
                    meetings = meetings.Where(one => one.Start >= start);
                }

                if (to is { } last)
                {
                    var end = zone.ToInstant(last.AddDays(1));
                    meetings = meetings.Where(one => one.Start < end);
                }

                if (text?.Trim() is { Length: > 0 } word)
                {
                    meetings = meetings.Containing(db, word);
                }

                return await RowsAsync(db, meetings.OrderByDescending(one => one.Start).Take(MostFound), new MeetingRules(await rulebook.SiteAsync(db, token)), now, token, latestFirst: true);
            },
            cancellationToken);

    /// <summary>One's own open action items, next deadline first [B-057].</summary>
    public Task<Result<IReadOnlyList<ActionLine>>> MineAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadMeetings, IReadOnlyList<ActionLine>>(
            actor,
            async (db, token) => actor.Person is { } me
                ? await ActionsAsync(db, db.Set<ActionItem>().Where(one => one.ClosedAt == null && one.Owner == me), clock.GetUtcNow(), token)
                : [],
            cancellationToken);

    /// <summary>Who can be invited: the active staff by code.</summary>
    public Task<Result<IReadOnlyList<Person>>> StaffAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadMeetings, IReadOnlyList<Person>>(
            actor, async (db, token) => await db.Set<Person>().AsNoTracking().Where(person => person.Active).OrderBy(person => person.Code).ToListAsync(token), cancellationToken);

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    internal async Task<IReadOnlyList<ActionLine>> ActionsAsync(PortalDb db, IQueryable<ActionItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await items.AsNoTracking().OrderBy(one => one.DueAt).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var ids = rows.ConvertAll(one => one.Id);
        var sources = rows.ConvertAll(one => ProposePenalties.SourceOf(one.Id));
        var owners = rows.Select(one => one.Owner).Distinct().ToList();
        var names = await db.Set<Person>().Where(person => owners.Contains(person.Id)).Select(person => new { person.Id, person.Name }).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var records = (await db.Set<ActionRecord>().AsNoTracking().Where(one => ids.Contains(one.Item)).OrderBy(one => one.At).ToListAsync(cancellationToken)).ToLookup(one => one.Item);
        var warned = (await db.Set<Domain.Conduct.ProposedPenalty>().Where(one => sources.Contains(one.Source)).Select(one => one.Source).ToListAsync(cancellationToken)).ToHashSet();
        return
        [
            .. rows.Select(one => new ActionLine(
                one, names.GetValueOrDefault(one.Owner, "—"), one.DaysLate(zone, now), warned.Contains(ProposePenalties.SourceOf(one.Id)), [.. records[one.Id]])),
        ];
    }

    private async Task<IReadOnlyList<MeetingRow>> RowsAsync(
        PortalDb db, IQueryable<Meeting> meetings, MeetingRules rules, DateTimeOffset now, CancellationToken cancellationToken, bool latestFirst = false)
    {
        var rows = await meetings.AsNoTracking().Include(one => one.Attendees).ToListAsync(cancellationToken);
        var ordered = latestFirst ? rows.OrderByDescending(one => one.Start) : rows.OrderBy(one => one.Start);
        return
        [
            .. from one in ordered.ThenBy(one => one.Id.Value)
               let days = rules.NoticeDays(one.Kind, one.Start)
               select new MeetingRow(
                   one.Id, one.Kind, one.Centre, one.Topic, one.Place, one.Start, one.End, one.Standing(zone, now), one.LacksNotice(days, now), one.IsShortNotice, one.Reason,
                   one.Attendees.Count, one.Attendees.Count(person => person.Mark is AttendanceMark.Present or AttendanceMark.Late or AttendanceMark.Early))
               {
                   Changes = one.NextChange(zone, days, now),
               },
        ];
    }

    /// <summary>Months of the last year after whose last possible day no patients' meeting was held.</summary>
    private async Task<IReadOnlyList<DateOnly>> MonthsWithoutAsync(PortalDb db, MeetingRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = zone.DateOf(now);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var since = zone.ToInstant(first);
        var held = (await db.Set<Meeting>().Where(one => one.Kind == MeetingKind.Patients && one.Start >= since && one.HeldAt != null).Select(one => one.Start).ToListAsync(cancellationToken))
            .Select(start => zone.PeriodOf(start)).ToHashSet();
        return
        [
            .. from month in Enumerable.Range(0, 12).Select(first.AddMonths)
               let end = rules.PatientDays(zone.ToInstant(month)) is var (_, to) ? month.AddDays(to - 1) : (DateOnly?)null
               where end < today && !held.Contains(Period.Of(month))
               select month,
        ];
    }

    private static async Task<IReadOnlyList<SeriesLine>> SeriesAsync(PortalDb db, MeetingPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var series = await db.Set<MeetingSeries>().AsNoTracking().ToListAsync(cancellationToken);
        var next = await db.Set<Meeting>().Where(one => one.Series != null && one.Start > now && one.CancelledAt == null)
            .GroupBy(one => one.Series).Select(group => new { group.Key, At = group.Min(one => one.Start) }).ToListAsync(cancellationToken);
        return
        [
            .. series.Where(one => plan.IsAsked(one.Rule, now)).OrderBy(one => one.Kind).ThenBy(one => one.Centre, StringComparer.Ordinal)
                .Select(one => new SeriesLine(one, next.Find(pair => pair.Key == one.Id)?.At, plan.Missing(one, now))),
        ];
    }
}
