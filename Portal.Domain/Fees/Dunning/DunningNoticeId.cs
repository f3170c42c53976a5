using Portal.Domain.Kernel;

namespace Portal.Domain.Fees.Dunning;

/// <summary>Identity of a notice.</summary>
public readonly record struct DunningNoticeId(Guid Value) : ITypedId<DunningNoticeId>
{
    /// <inheritdoc/>
    public static DunningNoticeId From(Guid value) => new(value);
}
