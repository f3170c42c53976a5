namespace Portal.Features.Calendar;

/// <summary>What the calendar says of a day.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday worked, the weekend off.</summary>
    Ordinary,

    /// <summary>A holiday.</summary>
    Off,

    /// <summary>A weekend day that is worked instead of another.</summary>
    Worked,
}
