namespace Portal.Domain.Statistics;

/// <summary>The kinds of case whose handling is rated each month [B-214].</summary>
public enum RatedKind
{
    /// <summary>Complaint (投诉).</summary>
    Complaint = 1,

    /// <summary>Repair (报修).</summary>
    Repair = 2,
}
