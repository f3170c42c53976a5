using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>A pending case, as far as reminders care.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">What people say aloud.</param>
/// <param name="Title">The matter.</param>
/// <param name="Assignee">Who has been sent, or null.</param>
/// <param name="ReceivedAt">When it came (UTC).</param>
/// <param name="Due">Its limit (UTC), or null.</param>
/// <param name="Reopened">How often it was reopened.</param>
public sealed record PendingCase(
    CaseId Id, CaseNumber Number, string Title, PersonId? Assignee, DateTimeOffset ReceivedAt, DateTimeOffset? Due, int Reopened = 0);

/// <summary>A person's open cases of the day near the end of a shift.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Cases">Received since the site's day on which the shift began, and still pending; oldest first.</param>
public sealed record UnfinishedWork(PlannedShift Shift, IReadOnlyList<PendingCase> Cases);

/// <summary>Which reminders about cases are due.</summary>
/// <param name="soon">How long before a limit the first reminder comes; 60 minutes unless set.</param>
/// <param name="beforeEnd">How long before the end of a shift its open cases are listed.</param>
/// <param name="zone">The site's zone.</param>
public sealed class CaseReminders(TimeSpan soon, TimeSpan beforeEnd, SiteZone zone)
{
    /// <summary>The span before a limit unless set otherwise.</summary>
    public static readonly TimeSpan DefaultSoon = TimeSpan.FromMinutes(60);

    /// <summary>
    /// To the assignee and the supervisors: a case about to be due, until it is, and from its limit on, overdue. A
    /// reopened case, a moved limit and a new assignee are told again. Arguments: number, title, due.
    /// </summary>
    public IEnumerable<ReminderDue> Limits(
        IEnumerable<PendingCase> cases, IReadOnlyCollection<PersonId> supervisors, DateTimeOffset now) =>
        from one in cases
        where one.Due - soon <= now
        let due = one.Due.GetValueOrDefault()
        let overdue = due <= now
        let soonAt = due - soon < one.ReceivedAt ? one.ReceivedAt : due - soon
        from person in Readers(one, supervisors)
        select new ReminderDue(
            overdue ? ReminderKind.CaseOverdue : ReminderKind.CaseDueSoon,
            $"{one.Id.Value:N}@{ReminderDue.Instant(due)}#{one.Reopened}",
            person,
            overdue ? due : soonAt)
        {
            Args = [one.Number.ToString(), one.Title, due],
        };

    /// <summary>
    /// The cases of the day that are still open in the name of somebody whose shift ends soon; the person's
    /// reminder and the supervisor's board both read this one list.
    /// </summary>
    public IEnumerable<UnfinishedWork> Unfinished(
        IEnumerable<PlannedShift> shifts, IReadOnlyCollection<PendingCase> cases, DateTimeOffset now) =>
        from shift in shifts
        where shift.End - beforeEnd <= now && shift.Contains(now)
        let today = zone.ToInstant(zone.DateOf(shift.Start))
        let open = cases
            .Where(one => one.Assignee == shift.Person && one.ReceivedAt >= today && one.ReceivedAt <= now)
            .OrderBy(one => one.ReceivedAt).ThenBy(one => one.Number.ToString(), StringComparer.Ordinal)
            .ToArray()
        where open.Length > 0
        select new UnfinishedWork(shift, open);

    /// <summary>To each person of <see cref="Unfinished"/>. Arguments: count, end of the shift, numbers.</summary>
    public IEnumerable<ReminderDue> BeforeEnd(IEnumerable<UnfinishedWork> unfinished) =>
        from work in unfinished
        select new ReminderDue(
            ReminderKind.UnfinishedCases, work.Shift.Occurrence, work.Shift.Person, work.Shift.End - beforeEnd, "A-021")
        {
            Args = [work.Cases.Count, work.Shift.End, string.Join(", ", work.Cases.Select(one => one.Number))],
        };

    /// <summary>The next instant after now at which one of them may have more to say; null when there is none.</summary>
    public DateTimeOffset? NextCheck(
        IEnumerable<PendingCase> cases, IEnumerable<PlannedShift> shifts, DateTimeOffset now) =>
        cases.Where(one => one.Due is not null)
            .SelectMany(one => new[] { one.Due - soon, one.Due })
            .Concat(shifts.Select(shift => (DateTimeOffset?)(shift.End - beforeEnd)))
            .Where(at => at > now)
            .Min();

    private static IEnumerable<PersonId> Readers(PendingCase one, IEnumerable<PersonId> supervisors) =>
        (one.Assignee is { } assignee ? supervisors.Prepend(assignee) : supervisors).Distinct();
}
