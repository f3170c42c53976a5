namespace Portal.Domain.Kernel;

/// <summary>
/// Which days are worked: statutory holidays and swapped working weekends over a Monday-to-Friday week.
/// A year without data is Monday to Friday.
/// </summary>
public sealed class BusinessCalendar
{
    private readonly Dictionary<DateOnly, bool> _off;

    /// <summary>A calendar with the listed exceptions.</summary>
    /// <param name="exceptions">Day and whether it is off; a day listed twice keeps the last.</param>
    public BusinessCalendar(IEnumerable<KeyValuePair<DateOnly, bool>> exceptions)
    {
        _off = [];
        foreach (var (day, off) in exceptions)
        {
            _off[day] = off;
        }
    }

    /// <summary>Monday to Friday, no holidays.</summary>
    public static BusinessCalendar Plain { get; } = new([]);

    /// <summary>True on a working day.</summary>
    public bool IsWorkday(DateOnly day) =>
        _off.TryGetValue(day, out var off)
            ? !off
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
