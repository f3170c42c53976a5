using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Refusals of the use cases around cases; those of the case itself are in <see cref="Portal.Domain.Cases.CaseRefusals"/>.</summary>
public static class CaseFeatureRefusals
{
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
}
