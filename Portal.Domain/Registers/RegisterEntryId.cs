using Portal.Domain.Kernel;

namespace Portal.Domain.Registers;

/// <summary>Identity of an entry of a register.</summary>
public readonly record struct RegisterEntryId(Guid Value) : ITypedId<RegisterEntryId>
{
    /// <inheritdoc/>
    public static RegisterEntryId From(Guid value) => new(value);
}
