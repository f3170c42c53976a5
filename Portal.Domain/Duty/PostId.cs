using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>A place that is to be manned (岗位).</summary>
public readonly record struct PostId(Guid Value) : ITypedId<PostId>
{
    /// <inheritdoc/>
    public static PostId From(Guid value) => new(value);
}
