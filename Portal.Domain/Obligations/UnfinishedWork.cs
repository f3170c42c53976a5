using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>A pending case, as far as reminders care.</summary>
/// <param name="Number">What people say aloud.</param>
/// <param name="Assignee">Who has been sent, or null.</param>
/// <param name="ReceivedAt">When it came (UTC).</param>
public sealed record PendingCase(CaseNumber Number, PersonId? Assignee, DateTimeOffset ReceivedAt);

/// <summary>A person's open cases of the day near the end of a shift.</summary>
/// <param name="Shift">The shift that ends.</param>
/// <param name="Cases">Received since the site's day on which the shift began, and still pending; oldest first.</param>
public sealed record UnfinishedWork(PlannedShift Shift, IReadOnlyList<PendingCase> Cases)
{
    /// <summary>The cases of the day that are still open in the name of somebody whose shift goes on .</summary>
    public static IEnumerable<UnfinishedWork> Of(
        IEnumerable<PlannedShift> shifts, IReadOnlyCollection<PendingCase> cases, SiteZone zone, DateTimeOffset now) =>
        from shift in shifts
        where shift.Contains(now)
        let today = zone.ToInstant(zone.DateOf(shift.Start))
        let open = cases
            .Where(one => one.Assignee == shift.Person && one.ReceivedAt >= today && one.ReceivedAt <= now)
            .OrderBy(one => one.ReceivedAt).ThenBy(one => one.Number.ToString(), StringComparer.Ordinal)
            .ToArray()
        where open.Length > 0
        select new UnfinishedWork(shift, open);
}
