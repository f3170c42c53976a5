using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>A person's planned shift at a post.</summary>
public readonly record struct AssignmentId(Guid Value) : ITypedId<AssignmentId>
{
    /// <inheritdoc/>
    public static AssignmentId From(Guid value) => new(value);
}
