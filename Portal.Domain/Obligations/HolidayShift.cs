namespace Portal.Domain.Obligations;

/// <summary>What becomes of a date that falls on a day off.</summary>
public enum HolidayShift
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>It moves to the next working day.</summary>
    NextWorkday,

    /// <summary>It moves to the working day before.</summary>
    PreviousWorkday,
}
