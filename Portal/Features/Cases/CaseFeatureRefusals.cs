using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Refusals of the use cases around cases; those of the case itself are in <see cref="Portal.Domain.Cases.CaseRefusals"/>.</summary>
public static class CaseFeatureRefusals
{
    /// <summary>The staff list names nobody above the handler.</summary>
    public static readonly Refusal NoSuperior = new("cases.no-superior", Clause: "A-064");

    /// <summary>No such case.</summary>
    public static readonly Refusal CaseUnknown = new("cases.unknown");

    /// <summary>Somebody else has been sent, and the mover may not act for others.</summary>
    public static readonly Refusal NotYours = new("cases.not-yours");

    /// <summary>Nobody was chosen.</summary>
    public static readonly Refusal PersonMissing = new("cases.person-missing", "assigned_to");

    /// <summary>Not a team leader: {0} name.</summary>
    public static readonly Refusal NotTeamLeader = new("cases.not-team-leader", "assigned_to", "A-065");

    /// <summary>Has left: {0} name.</summary>
    public static readonly Refusal PersonLeft = new("cases.person-left", "assigned_to");

    /// <summary>A limit from receipt to the first response is a minute to a year.</summary>
    public static readonly Refusal ResponseLimitRange = new("cases.response-limit-range", "response");

    /// <summary>A limit from receipt to resolution is a minute to a year.</summary>
    public static readonly Refusal ResolveLimitRange = new("cases.resolve-limit-range", "resolve");

    /// <summary>The first response would be due after the resolution.</summary>
    public static readonly Refusal ResponseAfterResolve = new("cases.response-after-resolve", "response");

    /// <summary>The severity has more than {0} characters.</summary>
    public static readonly Refusal SeverityTooLong = new("cases.severity-too-long", "severity");

    /// <summary>The category has more than {0} characters.</summary>
    public static readonly Refusal CategoryTooLong = new("cases.category-too-long", "category");

    /// <summary>The lowest answer that will do is 1 to 5.</summary>
    public static readonly Refusal LeastSatisfactionRange = new("cases.least-satisfaction-range", "leastSatisfaction");
}
