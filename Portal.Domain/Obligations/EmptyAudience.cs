using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>An obligation, or a step of its ladder, that would reach nobody on a site.</summary>
/// <param name="Obligation">The obligation.</param>
/// <param name="Place">Where in the pack's file, e.g. <c>control-room.json $.obligations[3].audience</c>.</param>
/// <param name="Step">Number of the step of the ladder, from 1; null for the audience itself.</param>
/// <param name="Missing">What the site has not: kinds of post and roles.</param>
public sealed record EmptyAudience(ObligationTemplate Obligation, string Place, int? Step, IReadOnlyList<Audience> Missing)
{
    /// <summary>Those of a pack, in its order. Holders and superiors are known only when something happens.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="postKinds">Kinds of the site's posts.</param>
    /// <param name="roles">Keys of the roles that somebody holds.</param>
    public static IEnumerable<EmptyAudience> Of(RulePack pack, IReadOnlySet<string> postKinds, IReadOnlySet<string> roles) =>
        from pair in pack.Obligations.Select((obligation, index) => (Obligation: obligation, Index: index))
        from part in pair.Obligation.Ladder.Select((step, index) => (step.To, Step: (int?)(index + 1))).Prepend((To: pair.Obligation.Audience, Step: null))
        let missing = Absent(part.To, postKinds, roles)
        where missing.Count > 0
        select new EmptyAudience(pair.Obligation, $"{pack.Id}.json $.obligations[{pair.Index}].{(part.Step is null ? "audience" : "ladder")}", part.Step, missing);

    /// <summary>What makes an audience empty; nothing when somebody may be in it.</summary>
    private static IReadOnlyList<Audience> Absent(Audience audience, IReadOnlySet<string> postKinds, IReadOnlySet<string> roles) => audience switch
    {
        Audience.OnDuty { Kind: { } kind } => postKinds.Contains(kind) ? [] : [audience],
        Audience.InRole { Role: var role } => roles.Contains(role) ? [] : [audience],
        Audience.Several { Parts: var parts } => parts.Select(part => Absent(part, postKinds, roles)).ToArray() is var all && Array.TrueForAll(all, one => one.Count > 0) ? [.. all.SelectMany(one => one)] : [],
        _ => [],
    };
}
