namespace Portal.Domain.Cases;

/// <summary>
/// What a site asks for before a case of a kind is closed, beyond being resolved. None by default: some documents ask
/// for a satisfied customer (D-081, E-096) and others do not.
/// </summary>
/// <param name="Kind">Kind of case.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="LeastSatisfaction">Satisfaction of at least this (1 to 5); null when any answer will do.</param>
public sealed record ClosingRule(CaseKind Kind, string Clause, int? LeastSatisfaction = null);
