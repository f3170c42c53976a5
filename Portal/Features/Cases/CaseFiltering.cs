using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;

namespace Portal.Features.Cases;

/// <summary>The part of a filter that SQL answers.</summary>
internal static class CaseFiltering
{
    public static IQueryable<Case> Where(this IQueryable<Case> cases, PortalDb db, CaseFilter filter)
    {
        if (filter.Kind is { } kind)
        {
            cases = cases.Where(one => one.Kind == kind);
        }

        if (filter.Status is { } status)
        {
            cases = cases.In(status);
        }

        if (filter.Assignee is { } assignee)
        {
            cases = cases.Where(one => one.AssignedTo == assignee);
        }

        if (filter.Unit is { Length: > 0 } unit)
        {
            cases = cases.Where(one => db.Set<Unit>().Any(home => home.Code == unit && home.Id == one.Unit));
        }

        return filter.Text?.Trim() is { Length: > 0 } text ? cases.Saying(db, text) : cases;
    }

    private static IQueryable<Case> In(this IQueryable<Case> cases, CaseStatus status) => status switch
    {
        CaseStatus.New => cases.Where(one => one.ResolvedAt == null && one.AssignedTo == null),
        CaseStatus.Assigned => cases.Where(one => one.ResolvedAt == null && one.AssignedTo != null && one.StartedAt == null),
        CaseStatus.InProgress => cases.Where(one => one.ResolvedAt == null && one.AssignedTo != null && one.StartedAt != null),
        CaseStatus.AwaitingCallback => cases.Where(one => one.ResolvedAt != null && one.ClosedAt == null),
        CaseStatus.Closed => cases.Where(one => one.ClosedAt != null),
    };

    /// <summary>A whole number is found by its index; anything else is looked for in titles, units and the other system's numbers.</summary>
    private static IQueryable<Case> Saying(this IQueryable<Case> cases, PortalDb db, string text)
    {
        if (CaseNumber.TryParse(text.ToUpperInvariant(), out var number))
        {
            return cases.Where(one => one.Number == number);
        }

        return cases.Where(one =>
            one.Title.Contains(text)
            || one.ExternalNumber == text
            || db.Set<Unit>().Any(home => home.Id == one.Unit && home.Code.StartsWith(text)));
    }
}
