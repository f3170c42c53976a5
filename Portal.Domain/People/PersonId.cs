using Portal.Domain.Kernel;

namespace Portal.Domain.People;

/// <summary>A person of the company, whether or not the person has a login.</summary>
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);
}
