using Portal.Domain.Kernel;

namespace Portal.Domain.Rulebook;

/// <summary>Refusals about packs and parameters.</summary>
public static class RulebookRefusals
{
    /// <summary>There is no parameter of this key in any pack.</summary>
    public static readonly Refusal UnknownParameter = new("rules.parameter-unknown", "key");

    /// <summary>There is no pack of this id.</summary>
    public static readonly Refusal UnknownPack = new("rules.pack-unknown", "pack");

    /// <summary>{0} is no number.</summary>
    public static readonly Refusal NotANumber = new("rules.not-a-number", "value");

    /// <summary>{0} is no time of day.</summary>
    public static readonly Refusal NotATime = new("rules.not-a-time", "value");

    /// <summary>{0} is no weekday.</summary>
    public static readonly Refusal NotAWeekday = new("rules.not-a-weekday", "value");

    /// <summary>The value is outside {0} to {1}.</summary>
    public static readonly Refusal OutOfRange = new("rules.out-of-range", "value");

    /// <summary>A version may not begin before {0}: what was judged stays judged.</summary>
    public static readonly Refusal FromPast = new("rules.from-past", "from");
}
