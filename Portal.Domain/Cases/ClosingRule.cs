namespace Portal.Domain.Cases;

/// <summary>
/// What a site asks for before a case of a kind is closed, beyond being resolved. None by default: some documents ask
/// for a satisfied customer (D-081, E-096) and others do not. A newer rule holds for the cases received from then on.
/// </summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="LeastSatisfaction">Satisfaction of at least this (1 to 5); null when any answer will do.</param>
public sealed record ClosingRule(CaseKind Kind, string Clause, int? LeastSatisfaction = null)
{
    /// <summary>The clause that asks for an answer of the customer.</summary>
    public const string AnswerClause = "E-096";

    /// <summary>The clause that asks for a satisfied customer.</summary>
    public const string SatisfiedClause = "D-081";

    /// <summary>Holds for cases received from then on (UTC).</summary>
    public DateTimeOffset ValidFrom { get; init; }

    /// <summary>False for the version that takes the rule back: nothing is asked for.</summary>
    public bool Asks { get; init; } = true;

    /// <summary>Who set it.</summary>
    public string SetBy { get; init; } = "";

    /// <summary>The rule for a case received at an instant, or null when nothing is asked for.</summary>
    public static ClosingRule? InForce(IEnumerable<ClosingRule> rules, CaseKind kind, DateTimeOffset receivedAt) =>
        rules.Where(rule => rule.Kind == kind && rule.ValidFrom <= receivedAt).MaxBy(rule => rule.ValidFrom) is { Asks: true } rule ? rule : null;
}
