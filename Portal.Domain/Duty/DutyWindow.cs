using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>A daily stretch of site clock time in which a post needs people. It belongs to the day on which it starts.</summary>
public sealed record DutyWindow
{
    private const int Day = 24 * 60;

    /// <summary>A window.</summary>
    /// <param name="days">Days on which it starts.</param>
    /// <param name="fromMinute">Start, minute of the day, 0 to 1439.</param>
    /// <param name="toMinute">End as written, 0 to 1440 (24:00); not after the start means the next day.</param>
    /// <param name="min">People needed, 0 or more.</param>
    /// <param name="qualification">Certificate each of them needs, or null.</param>
    /// <param name="validFrom">First site date on which it starts, or null for all time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside its bounds.</exception>
    public DutyWindow(DayRule days, int fromMinute, int toMinute, int min, string? qualification = null, DateOnly? validFrom = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fromMinute, Day);
        ArgumentOutOfRangeException.ThrowIfNegative(toMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toMinute, Day);
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        Days = days;
        FromMinute = fromMinute;
        ToMinute = toMinute;
        Min = min;
        Qualification = qualification;
        ValidFrom = validFrom;
    }

    /// <summary>Days on which the window starts.</summary>
    public DayRule Days { get; private init; }

    /// <summary>Start, minute of the day.</summary>
    public int FromMinute { get; private init; }

    /// <summary>End as written, minute of the day, 1440 for 24:00.</summary>
    public int ToMinute { get; private init; }

    /// <summary>People needed.</summary>
    public int Min { get; private init; }

    /// <summary>Certificate needed, or null.</summary>
    public string? Qualification { get; private init; }

    /// <summary>First site date on which the window starts, or null for all time.</summary>
    public DateOnly? ValidFrom { get; private init; }

    /// <summary>End counted from the start of the window's own day; above 1440 on the next day.</summary>
    public int EndMinute => ToMinute > FromMinute ? ToMinute : ToMinute + Day;

    /// <summary>True when the window starts on a site date.</summary>
    public bool StartsOn(DateOnly day, BusinessCalendar calendar) =>
        (ValidFrom is not { } first || day >= first) && Days.Includes(day, calendar);
}
