using Portal.Domain.Kernel;

namespace Portal.Features.Rules;

/// <summary>Refusals about the rulebook.</summary>
public static class RuleRefusals
{
    /// <summary>The reader was not asked to read this clause.</summary>
    public static readonly Refusal NotAsked = new("rules.not-asked");

    /// <summary>The pack is always on.</summary>
    public static readonly Refusal AlwaysOn = new("rules.always-on", "pack");

    /// <summary>The pack was switched in this very instant, or later by a clock that was set back since.</summary>
    public static readonly Refusal JustSwitched = new("rules.just-switched", "pack");

    /// <summary>A version is published without a value: switching a parameter off is a choice of its own.</summary>
    public static readonly Refusal ValueMissing = new("rules.value-missing", "value");

    /// <summary>There is no such clause.</summary>
    public static readonly Refusal UnknownClause = new("rules.clause-unknown");

    /// <summary>The parameter is a setting of the portal and is changed there.</summary>
    public static readonly Refusal CarriedBySetting = new("rules.carried-by-setting", "key");
}
