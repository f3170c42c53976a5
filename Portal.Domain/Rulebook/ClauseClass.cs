namespace Portal.Domain.Rulebook;

/// <summary>What the portal has to do about a clause.</summary>
public enum ClauseClass
{
    /// <summary>It refuses, computes or alerts.</summary>
    Enforce,

    /// <summary>It reminds somebody in time and records a miss.</summary>
    Remind,

    /// <summary>It keeps a record that fits the clause.</summary>
    Record,

    /// <summary>It shows the sentence; nothing can be computed.</summary>
    Reference,
}
