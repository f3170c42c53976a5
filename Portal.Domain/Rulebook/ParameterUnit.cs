namespace Portal.Domain.Rulebook;

/// <summary>What the value of a parameter counts or names.</summary>
public enum ParameterUnit
{
    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Weeks.</summary>
    Weeks,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Times in the period that the clause names.</summary>
    Times,

    /// <summary>People.</summary>
    People,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>Yuan.</summary>
    Yuan,

    /// <summary>Things.</summary>
    Count,

    /// <summary>A time of the site's day, <c>HH:mm</c>.</summary>
    Time,

    /// <summary>A day of the week, <c>mon</c> to <c>sun</c>.</summary>
    Weekday,

    /// <summary>A day of the month, 1 to 31; a shorter month ends it.</summary>
    DayOfMonth,

    /// <summary>Decibel.</summary>
    Decibel,

    /// <summary>Characters a minute.</summary>
    CharactersPerMinute,

    /// <summary>Years of age.</summary>
    Age,
}
