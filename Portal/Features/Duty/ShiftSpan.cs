using Portal.App;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>A shift's time, and how people call it.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="End">End, UTC.</param>
public readonly record struct ShiftSpan(DateTimeOffset Start, DateTimeOffset End)
{
    private const int Noon = 12;

    /// <summary>Whoever starts earlier works through the small hours.</summary>
    private const int SmallHoursEnd = 3;

    /// <summary>The shift that most of those planned at an instant work, the earlier one when as many work each.</summary>
    public static ShiftSpan? Current(IEnumerable<Assignment> shifts, DateTimeOffset at) => shifts
        .Where(shift => shift.Contains(at))
        .GroupBy(shift => new ShiftSpan(shift.Start, shift.End))
        .OrderByDescending(same => same.Count())
        .ThenBy(same => same.Key.Start)
        .Select(same => (ShiftSpan?)same.Key)
        .FirstOrDefault();

    /// <summary>Night when it works past midnight or starts in the small hours, day when it starts in the morning, else evening.</summary>
    public ShiftName Name(SiteZone zone)
    {
        var (start, end) = (zone.ToSite(Start), zone.ToSite(End));
        return (end.Date > start.Date && end.TimeOfDay > TimeSpan.Zero) || start.Hour < SmallHoursEnd ? ShiftName.Night
            : start.Hour < Noon ? ShiftName.Day
            : ShiftName.Evening;
    }

    /// <summary><c>夜班 17:00–08:00</c>.</summary>
    public string Label(Texts texts, SiteClock clock) => $"{texts[$"enum.ShiftName.{Name(clock.Zone)}"]} {Hours(clock)}";

    /// <summary><c>17:00–08:00</c>.</summary>
    public string Hours(SiteClock clock) => $"{clock.Time(Start)}–{(clock.Time(End) is var end && end == "00:00" ? "24:00" : end)}";
}

/// <summary>What a shift is called.</summary>
public enum ShiftName
{
    /// <summary>白班.</summary>
    Day,

    /// <summary>中班.</summary>
    Evening,

    /// <summary>夜班.</summary>
    Night,
}
