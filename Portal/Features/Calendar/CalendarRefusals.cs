using Portal.Domain.Kernel;

namespace Portal.Features.Calendar;

/// <summary>What is refused about a day of the business calendar.</summary>
internal static class CalendarRefusals
{
    public const int LongestName = 40;

    public static readonly Refusal NameMissing = new("calendar.name-missing", "name");
    public static readonly Refusal NameTooLong = new Refusal("calendar.name-too-long", "name").With(LongestName);

    /// <summary>Line {0} cannot be read.</summary>
    public static readonly Refusal LineUnreadable = new("calendar.line-unreadable", "days");

    /// <summary>Line {0} names {1}, which line {2} already names.</summary>
    public static readonly Refusal DaysOverlap = new("calendar.days-overlap", "days");
}
