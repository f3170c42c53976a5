using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>Figures of cases that open to their rows.</summary>
public enum CaseFigure
{
    /// <summary>Pending at an instant.</summary>
    Pending,

    /// <summary>Pending past the limit at an instant.</summary>
    Overdue,

    /// <summary>Resolved and not closed at an instant.</summary>
    AwaitingCallback,

    /// <summary>Received in a month.</summary>
    Received,

    /// <summary>Resolved in a month.</summary>
    Resolved,

    /// <summary>Complaints and repairs received in a month: what the rates are over.</summary>
    Rated,

    /// <summary>Of these, resolved in time.</summary>
    Timely,

    /// <summary>Of these, resolved for good.</summary>
    Effective,
}

/// <summary>Which cases a list shows; what is null is not asked for.</summary>
public sealed record CaseFilter
{
    /// <summary>The rows of this figure.</summary>
    public CaseFigure? Figure { get; init; }

    /// <summary>Instant of a figure that has one; now if null.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Month of a figure that has one; this month if null.</summary>
    public Period? Period { get; init; }

    /// <summary>Kind of case.</summary>
    public CaseKind? Kind { get; init; }

    /// <summary>Where it stands now.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>Who has been sent.</summary>
    public PersonId? Assignee { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Part of a number, a title or a unit's code.</summary>
    public string? Text { get; init; }
}

/// <summary>One row of a list of cases. Instants are UTC.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">What people say aloud.</param>
/// <param name="ExternalNumber">Its number in the system it came from, or null.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">The matter.</param>
/// <param name="Unit">Code of the unit, or null.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Assignee">Who has been sent, or null.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Due">Resolve by then, or null.</param>
/// <param name="ResolvedAt">When it was resolved, or null.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
/// <param name="Satisfaction">1 to 5, or null.</param>
/// <param name="Reopened">How often it was reopened.</param>
public sealed record CaseLine(
    CaseId Id,
    string Number,
    string? ExternalNumber,
    CaseKind Kind,
    string Title,
    string? Unit,
    CaseStatus Status,
    string? Assignee,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? Due,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? ClosedAt,
    int? Satisfaction,
    int Reopened)
{
    internal static CaseLine From(CaseSight one, TimeLimits limits) => new(
        one.Id, one.Number.ToString(), one.ExternalNumber, one.Kind, one.Title, one.Unit, one.Status, one.Assignee, one.ReceivedAt,
        one.History.Due(limits), one.ResolvedAt, one.ClosedAt, one.Satisfaction, one.Reopened);
}

/// <summary>A page of a list.</summary>
/// <param name="Total">Rows of the whole list; equals the figure that was opened.</param>
/// <param name="Rows">The rows of this page.</param>
public sealed record CaseLines(int Total, IReadOnlyList<CaseLine> Rows);
