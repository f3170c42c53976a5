using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Refusals about the terms of an obligation.</summary>
public static class TermsRefusals
{
    /// <summary>Its days cannot be set, or are no day rule.</summary>
    public static readonly Refusal Days = new("obligations.terms-days", "days");

    /// <summary>Its times cannot be set, or one stands there twice or is none.</summary>
    public static readonly Refusal Times = new("obligations.terms-times", "at");

    /// <summary>At most {0} reminders, each 0 to {1} minutes before it is due.</summary>
    public static readonly Refusal Reminders = new("obligations.terms-reminders", "remind");

    /// <summary>0 to {0} minutes.</summary>
    public static readonly Refusal Grace = new("obligations.terms-grace", "grace");

    /// <summary>Nobody is known by this for such an obligation.</summary>
    public static readonly Refusal Audience = new("obligations.terms-audience", "audience");

    /// <summary>At most {0} steps, each 0 to {1} minutes after a miss, no two the same.</summary>
    public static readonly Refusal Ladder = new("obligations.terms-ladder", "ladder");

    /// <summary>On this site this would reach nobody.</summary>
    public static readonly Refusal NobodyThere = new("obligations.terms-nobody", "audience");
}
