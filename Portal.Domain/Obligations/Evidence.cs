namespace Portal.Domain.Obligations;

/// <summary>What closes an occurrence.</summary>
public enum Evidence
{
    /// <summary>
    /// Nobody confirms it: what it asks for is seen where it happens, a clocking or a case resolved, or it only tells something.
    /// </summary>
    None,

    /// <summary>Somebody whom it concerns confirms it.</summary>
    Confirm,

    /// <summary>A confirmation with a note.</summary>
    Note,

    /// <summary>A confirmation with a photograph.</summary>
    Photo,

    /// <summary>A checklist, every item answered.</summary>
    Checklist,

    /// <summary>A signature.</summary>
    Signature,

    /// <summary>A record of what was done.</summary>
    Entry,

    /// <summary>An entry of a register, which closes it when its stage is done there; nobody confirms it by hand.</summary>
    Register,

    /// <summary>The case that it is about is closed.</summary>
    CaseClosed,
}

/// <summary>What follows from what closes an occurrence.</summary>
public static class EvidenceKinds
{
    /// <summary>Whether it is closed where it happens, and nobody confirms it by hand.</summary>
    public static bool IsSeenElsewhere(this Evidence evidence) => evidence is Evidence.None or Evidence.Register;
}
