using Portal.Domain.Kernel;

namespace Portal.Domain.Cases;

/// <summary>A case. People say its <see cref="CaseNumber"/>.</summary>
public readonly record struct CaseId(Guid Value) : ITypedId<CaseId>
{
    /// <inheritdoc/>
    public static CaseId From(Guid value) => new(value);
}
