using System.Linq.Expressions;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.People;

namespace Portal.Features.Cases;

/// <summary>A case as lists and boards read it: no log, nothing of the caller.</summary>
internal sealed class CaseSight
{
    public required CaseId Id { get; init; }

    public required CaseNumber Number { get; init; }

    public string? ExternalNumber { get; init; }

    public required CaseKind Kind { get; init; }

    public required string Title { get; init; }

    public string? Unit { get; init; }

    public PersonId? Steward { get; init; }

    public string? Category { get; init; }

    public string? Severity { get; init; }

    public PersonId? AssigneeId { get; init; }

    public string? Assignee { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ResponseDue { get; init; }

    public DateTimeOffset? ResolveDue { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? RespondedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public int? Satisfaction { get; init; }

    public int Reopened { get; init; }

    public required IReadOnlyList<Reopening> Reopenings { get; init; }

    public int Version { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public CaseStatus Status => CaseStatuses.Of(AssigneeId, StartedAt, ResolvedAt, ClosedAt);

    public CaseHistory History => new()
    {
        Id = Id,
        Kind = Kind,
        Severity = Severity,
        Category = Category,
        ReceivedAt = ReceivedAt,
        ResolveDue = ResolveDue,
        ResolvedAt = ResolvedAt,
        ClosedAt = ClosedAt,
        Satisfaction = Satisfaction,
        Reopened = Reopened,
        Reopenings = Reopenings,
    };

    /// <summary>How a case is read; code of the unit and name of the person are looked up by their keys.</summary>
    public static Expression<Func<Case, CaseSight>> From(PortalDb db) => one => new CaseSight
    {
        Id = one.Id,
        Number = one.Number,
        ExternalNumber = one.ExternalNumber,
        Kind = one.Kind,
        Title = one.Title,
        Unit = db.Set<Unit>().Where(unit => unit.Id == one.Unit).Select(unit => unit.Code).FirstOrDefault(),
        Steward = db.Set<Unit>().Where(unit => unit.Id == one.Unit).Select(unit => unit.Steward).FirstOrDefault(),
        Category = one.Category,
        Severity = one.Severity,
        AssigneeId = one.AssignedTo,
        Assignee = db.Set<Person>().Where(person => person.Id == one.AssignedTo).Select(person => person.Name).FirstOrDefault(),
        ReceivedAt = one.ReceivedAt,
        ResponseDue = one.ResponseDue,
        ResolveDue = one.ResolveDue,
        AssignedAt = one.AssignedAt,
        StartedAt = one.StartedAt,
        RespondedAt = one.RespondedAt,
        ResolvedAt = one.ResolvedAt,
        ClosedAt = one.ClosedAt,
        Satisfaction = one.Satisfaction,
        Reopened = one.Reopened,
        Reopenings = one.Reopenings,
        Version = one.Version,
        ChangedAt = one.ChangedAt,
    };
}
