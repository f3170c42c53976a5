namespace Portal.Domain.Obligations;

/// <summary>What is sent for occurrences that fell due while the server was down.</summary>
public enum CatchUp
{
    /// <summary>One late reminder for the latest of them.</summary>
    One,

    /// <summary>A late reminder for each.</summary>
    Each,

    /// <summary>None; the miss is recorded all the same.</summary>
    None,
}
