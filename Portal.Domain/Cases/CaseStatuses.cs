using Portal.Domain.People;

namespace Portal.Domain.Cases;

/// <summary>Tells the status from what was recorded.</summary>
public static class CaseStatuses
{
    /// <summary>Where a case stands whose last steps are these; each is null while it has not been taken.</summary>
    /// <param name="assignedTo">Who has been sent.</param>
    /// <param name="startedAt">When that person began (UTC).</param>
    /// <param name="resolvedAt">When it was resolved (UTC).</param>
    /// <param name="closedAt">When it was closed (UTC).</param>
    public static CaseStatus Of(
        PersonId? assignedTo, DateTimeOffset? startedAt, DateTimeOffset? resolvedAt, DateTimeOffset? closedAt) =>
        closedAt is not null ? CaseStatus.Closed
        : resolvedAt is not null ? CaseStatus.AwaitingCallback
        : assignedTo is null ? CaseStatus.New
        : startedAt is null ? CaseStatus.Assigned
        : CaseStatus.InProgress;
}
