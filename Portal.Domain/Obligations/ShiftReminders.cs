using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>Numbers of the reminders around shifts; all are settings.</summary>
/// <param name="Before">How long before a shift its person is reminded.</param>
/// <param name="Early">How long before the start one has to be at the post [A-051, D-176].</param>
/// <param name="UnmannedGrace">How long a post may be without anybody.</param>
/// <param name="EarlyClause">The clause that <paramref name="Early"/> comes from at this site.</param>
public sealed record ShiftReminderRules(TimeSpan Before, TimeSpan Early, TimeSpan UnmannedGrace, string EarlyClause = "A-051")
{
    /// <summary>30 minutes, 10 minutes, 3 minutes.</summary>
    public static ShiftReminderRules Default { get; } =
        new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(3));
}

/// <summary>A post where somebody is required and nobody is.</summary>
/// <param name="Post">Code of the post.</param>
/// <param name="Since">Since when (UTC).</param>
/// <param name="Clause">The clause that wants somebody there.</param>
public sealed record UnmannedPost(string Post, DateTimeOffset Since, string Clause = "A-013");

/// <summary>Which reminders around shifts are due. Leave that was granted is no shift: leave it out.</summary>
/// <param name="rules">The site's numbers.</param>
/// <param name="leadersOf">The team leaders of a person, or whoever stands in for them.</param>
public sealed class ShiftReminders(ShiftReminderRules rules, Func<PersonId, IEnumerable<PersonId>> leadersOf)
{
    /// <summary>
    /// Shifts that begin soon, until they begin. Also right for a shift that was planned at the last minute.
    /// Arguments: post, start, end.
    /// </summary>
    public IEnumerable<ReminderDue> Upcoming(IEnumerable<PlannedShift> shifts, DateTimeOffset now) =>
        from shift in shifts
        let dueAt = shift.Start - rules.Before
        where dueAt <= now && now < shift.Start
        select new ReminderDue(ReminderKind.ShiftSoon, shift.Occurrence, shift.Person, dueAt)
        {
            Args = [shift.Post, shift.Start, shift.End],
        };

    /// <summary>
    /// To the team leaders: who was not at the post in time. Decided by presence at that instant, so coming later does
    /// not undo it and a late run of the job does not blame anybody who had been there. Somebody who is still due at
    /// an earlier shift has until that ends; somebody who stands in at the last minute has until the start, and as
    /// long after being asked as others have to be early. Arguments: person, post, start.
    /// </summary>
    /// <param name="shifts">Shifts around now; a person's earlier shift belongs to them.</param>
    /// <param name="wasPresent">Whether the person was at the post at an instant.</param>
    /// <param name="now">Now.</param>
    public IEnumerable<ReminderDue> Late(
        IReadOnlyCollection<PlannedShift> shifts, Func<PersonId, string, DateTimeOffset, bool> wasPresent, DateTimeOffset now) =>
        from shift in shifts
        let dueAt = ArriveBy(shift, shifts)
        where dueAt <= now && now < shift.End && !wasPresent(shift.Person, shift.Post, dueAt)
        from leader in leadersOf(shift.Person).Distinct()
        where leader != shift.Person
        select new ReminderDue(ReminderKind.LateForShift, shift.Occurrence, leader, dueAt, rules.EarlyClause)
        {
            Args = [shift.Person, shift.Post, shift.Start],
        };

    /// <summary>
    /// To each person due at a post where nobody is after the grace, and to that person's team leaders; once for each
    /// stretch without anybody. Arguments: post, since when, person due.
    /// </summary>
    public IEnumerable<ReminderDue> Unmanned(
        IEnumerable<UnmannedPost> posts, IReadOnlyCollection<PlannedShift> shifts, DateTimeOffset now)
    {
        var told = new HashSet<(string, PersonId)>();
        foreach (var post in posts)
        {
            foreach (var shift in shifts.Where(shift => shift.Post == post.Post && shift.Contains(now)).OrderBy(shift => shift.Start))
            {
                var dueAt = Later(post.Since, shift.Start) + rules.UnmannedGrace;
                if (dueAt > now)
                {
                    continue;
                }

                foreach (var person in leadersOf(shift.Person).Prepend(shift.Person))
                {
                    var occurrence = $"{post.Post}@{ReminderDue.Instant(post.Since)}";
                    if (told.Add((occurrence, person)))
                    {
                        yield return new ReminderDue(ReminderKind.PostUnmanned, occurrence, person, dueAt, post.Clause)
                        {
                            Args = [post.Post, post.Since, shift.Person],
                        };
                    }
                }
            }
        }
    }

    /// <summary>The next instant after now at which one of the three may have more to say; null when there is none.</summary>
    public DateTimeOffset? NextCheck(
        IReadOnlyCollection<PlannedShift> shifts, IReadOnlyCollection<UnmannedPost> posts, DateTimeOffset now) =>
        shifts.SelectMany(shift => posts
                .Where(post => post.Post == shift.Post)
                .Select(post => Later(post.Since, shift.Start) + rules.UnmannedGrace)
                .Append(shift.Start - rules.Before)
                .Append(ArriveBy(shift, shifts)))
            .Where(at => at > now)
            .Select(at => (DateTimeOffset?)at)
            .Min();

    private DateTimeOffset ArriveBy(PlannedShift shift, IReadOnlyCollection<PlannedShift> shifts)
    {
        var arriveBy = shift.Start - rules.Early;
        if (shift.PlannedAt > arriveBy)
        {
            return Later(shift.Start, shift.PlannedAt.Value + rules.Early);
        }

        return shifts
            .Where(other => other.Person == shift.Person && other.End <= shift.Start && other.Contains(arriveBy))
            .Select(other => other.End)
            .Append(arriveBy)
            .Max();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
