using System.Globalization;

namespace Portal.Domain.Rulebook;

/// <summary>A value in a pack: written there, or taken from a parameter at the instant that is judged.</summary>
/// <param name="Literal">Canonical text, e.g. <c>10</c>, <c>09:00</c>, <c>mon</c>; null when it is a parameter's.</param>
/// <param name="Parameter">Key of the parameter; null when it is literal.</param>
public sealed record RuleValue(string? Literal, string? Parameter)
{
    /// <summary>A value that is written in the pack.</summary>
    public static RuleValue Of(string literal) => new(literal, null);

    /// <summary>A value that a parameter gives; what takes it is off while the parameter is open.</summary>
    public static RuleValue From(string parameter) => new(null, parameter);

    /// <summary>A value that a parameter gives, or a written one while the parameter is open.</summary>
    public static RuleValue From(string parameter, string otherwise) => new(null, parameter) { Otherwise = otherwise, MayBeOpen = true };

    /// <summary>A value that a parameter gives; what takes it goes on without it while the parameter is open.</summary>
    public static RuleValue WhileFilled(string parameter) => new(null, parameter) { MayBeOpen = true };

    /// <summary>Canonical text that holds while the parameter is open; null for none.</summary>
    public string? Otherwise { get; private init; }

    /// <summary>Whether what takes it goes on while the parameter is open: with <see cref="Otherwise"/>, or without any value.</summary>
    public bool MayBeOpen { get; private init; }
}

/// <summary>Values of rules at one instant; notes the parameters that have none, so that a rule can say what it waits for.</summary>
/// <param name="parameters">Canonical value of a parameter at that instant; null while it is off.</param>
public sealed class RuleValues(Func<string, string?> parameters)
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly List<string> _missing = [];

    /// <summary>Parameters that were asked for and have no value, each once.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>A whole number; 0 when it is missing.</summary>
    public int Number(RuleValue value) => (int)Amount(value);

    /// <summary>A number; 0 when it is missing.</summary>
    public decimal Amount(RuleValue value) => Text(value) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : 0;

    /// <summary>A time of day; midnight when it is missing.</summary>
    public TimeOnly Time(RuleValue value) =>
        Text(value) is { } text ? TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture) : TimeOnly.MinValue;

    /// <summary>A time of day that a rule can do without; null while it is open, and nothing waits for it then.</summary>
    public TimeOnly? TimeIfFilled(RuleValue? value) => value is not null && Text(value) is not null ? Time(value) : null;

    /// <summary>A day of the week; null when it is missing, or open where a rule can do without it.</summary>
    public DayOfWeek? WeekdayIfFilled(RuleValue? value) =>
        value is not null && Text(value) is { } text && Array.IndexOf(Weekdays, text) is >= 0 and var day ? (DayOfWeek)day : null;

    /// <summary>The text, or what holds otherwise; null when it is missing.</summary>
    public string? Text(RuleValue value)
    {
        if (value.Literal is { } literal)
        {
            return literal;
        }

        var text = parameters(value.Parameter!) ?? value.Otherwise;
        if (text is null && !value.MayBeOpen && !_missing.Contains(value.Parameter!))
        {
            _missing.Add(value.Parameter!);
        }

        return text;
    }
}
