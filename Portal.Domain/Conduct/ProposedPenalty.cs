using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Conduct;

/// <summary>Identity of a proposed penalty.</summary>
public readonly record struct PenaltyId(Guid Value) : ITypedId<PenaltyId>
{
    /// <inheritdoc/>
    public static PenaltyId From(Guid value) => new(value);
}

/// <summary>Kinds of penalty that the portal proposes by itself.</summary>
public enum PenaltyKind
{
    /// <summary>A fine (罚款).</summary>
    Fine,

    /// <summary>A warning (警告).</summary>
    Warning,
}

/// <summary>
/// A penalty that the rules name for something that happened. It is a proposal: a named manager decides. Offence, source and
/// person are its unique key, so that one act is proposed once.
/// </summary>
public sealed class ProposedPenalty
{
    /// <summary>Identity.</summary>
    public required PenaltyId Id { get; init; }

    /// <summary>Who.</summary>
    public required PersonId Person { get; init; }

    /// <summary>What was done, in kebab-case, e.g. <c>meeting-late</c>.</summary>
    public required string Offence { get; init; }

    /// <summary>What it was done in, e.g. <c>meeting:</c> and an id; names the act together with offence and person.</summary>
    public required string Source { get; init; }

    /// <summary>What is proposed.</summary>
    public required PenaltyKind Kind { get; init; }

    /// <summary>Amount of a fine; null for another kind.</summary>
    public Money? Amount { get; init; }

    /// <summary>The clause as <c>clause@version</c>.</summary>
    public required string Citation { get; init; }

    /// <summary>When it was proposed (UTC).</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who brought it about.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>Page of what happened.</summary>
    public required string Link { get; init; }

    /// <summary>When its reason fell away by a correction (UTC), or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Its reason was corrected away.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>Its reason holds after all.</summary>
    public void Renew() => WithdrawnAt = null;
}
