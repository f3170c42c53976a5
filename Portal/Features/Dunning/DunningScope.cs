using Portal.Data;
using Portal.Domain.People;

namespace Portal.Features.Dunning;

/// <summary>Whose units somebody sees and records notices for: a steward those of the own area, others every area [B-131].</summary>
/// <param name="IsAll">Whether it is every area.</param>
/// <param name="Person">The person whose area it is otherwise; null has none.</param>
internal sealed record DunningScope(bool IsAll, PersonId? Person)
{
    /// <summary>What an actor has.</summary>
    public static DunningScope Of(IAccess access, Actor actor) => new(access.Check(actor, Rights.DunningAll) is null, actor.Person);

    /// <summary>Whether a unit with this steward is in it.</summary>
    public bool Covers(PersonId? steward) => IsAll || (Person is { } own && steward == own);
}
