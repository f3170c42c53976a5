namespace Portal.Features.Settings;

/// <summary>
/// A number of the rules that a site may change. Features declare theirs and register them; each has the texts
/// <c>setting.{Name}</c> and <c>setting.{Name}.about</c>.
/// </summary>
/// <param name="Name">Name in the data, e.g. <c>reminders.before-shift</c>.</param>
/// <param name="Default">Value unless the site sets another; null where the documents leave it open: off until somebody fills it.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Least">Smallest value.</param>
/// <param name="Most">Largest value.</param>
/// <param name="Clause">The clause it comes from, or null.</param>
public sealed record SettingDefinition(string Name, decimal? Default, SettingUnit Unit, decimal Least, decimal Most, string? Clause = null)
{
    /// <summary>Key of the rulebook's parameter whose value this setting is, or null: the rulebook shows it and leaves changing it to the settings.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether it may be off.</summary>
    public bool MayBeOff => Default is null;

    /// <summary>A value that counts minutes, hours or minutes after midnight, as a length of time.</summary>
    public TimeSpan Span(decimal value) => Unit == SettingUnit.Hours ? TimeSpan.FromHours((double)value) : TimeSpan.FromMinutes((double)value);
}

/// <summary>What a setting counts.</summary>
public enum SettingUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Minutes after midnight, shown as a time of day.</summary>
    TimeOfDay,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>A mark or a number of things.</summary>
    Number,

    /// <summary>1 for on, 0 for off.</summary>
    Switch,
}
