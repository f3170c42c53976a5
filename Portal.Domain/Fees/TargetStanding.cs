namespace Portal.Domain.Fees;

/// <summary>How a rate stands to its target [B-162, B-163, B-164].</summary>
public enum TargetStanding
{
    /// <summary>At or above the target (达标).</summary>
    Met = 1,

    /// <summary>Below the target (未达标).</summary>
    BelowTarget = 2,
}
