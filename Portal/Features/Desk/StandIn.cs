using Portal.Domain.Duty;
using Portal.Features.Duty;

namespace Portal.Features.Desk;

/// <summary>Somebody who could stand in at a post that lacks people.</summary>
/// <param name="Person">Who.</param>
/// <param name="RestedHours">Whole hours since the person's last shift of the last two days ended; null when there was none.</param>
public sealed record StandIn(DutyPerson Person, int? RestedHours)
{
    private const int Named = 2;

    /// <summary>Qualified people who are at no post and have no shift now: whoever works at this post first, then whoever works shifts at all, of these whoever is freest, before and after.</summary>
    public static IReadOnlyList<StandIn> For(PostGap gap, DutyBoard duty)
    {
        ArgumentNullException.ThrowIfNull(gap);
        ArgumentNullException.ThrowIfNull(duty);
        var shifts = duty.Data.Record.Assignments.Where(shift => !shift.Withdrawn).ToLookup(shift => shift.PersonId);
        return
        [
            .. duty.People.Values
                .Where(person => person.Active
                    && duty.StateOf(person.Id) is null
                    && !shifts[person.Id].Any(shift => shift.Contains(duty.At))
                    && duty.Data.Coverage.IsQualified(person.Id, gap.Post, duty.At))
                .Select(person => new StandIn(person, Rested(shifts[person.Id], duty.At)))
                .OrderByDescending(one => shifts[one.Person.Id].Any(shift => shift.PostId == gap.Post.Id))
                .ThenByDescending(one => shifts[one.Person.Id].Any())
                .ThenByDescending(one => Free(shifts[one.Person.Id], duty.At))
                .ThenBy(one => one.Person.Code, StringComparer.Ordinal)
                .Take(Named),
        ];
    }

    /// <summary>Time to the nearest other shift, past or coming: to stand in just before one's own shift helps little.</summary>
    private static TimeSpan Free(IEnumerable<Assignment> shifts, DateTimeOffset now) =>
        shifts.Select(shift => shift.End <= now ? now - shift.End : shift.Start - now).DefaultIfEmpty(TimeSpan.MaxValue).Min();

    private static int? Rested(IEnumerable<Assignment> shifts, DateTimeOffset now) =>
        shifts.Where(shift => shift.End <= now).Select(shift => (int?)(now - shift.End).TotalHours).Min();
}
