using Portal.Domain.Kernel;

namespace Portal.Features.Calendar;

/// <summary>
/// Days of a calendar as people paste them, one notice a line: <c>2027-10-01..2027-10-07 国庆节</c> is off,
/// <c>2027-10-09 国庆节 班</c> is worked. Read whole or not at all.
/// </summary>
internal static class CalendarLines
{
    private const int LongestRange = 31;
    private static readonly string[] Worked = ["班", "on"];
    private static readonly string[] Off = ["休", "off"];

    /// <summary>The days; refused with the number of the line that cannot be read, or that names a day of an earlier line.</summary>
    public static Result<IReadOnlyList<CalendarDay>> Read(string text)
    {
        var days = new Dictionary<DateOnly, (CalendarDay Day, int Line)>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            var read = ReadLine(line, number);
            if (!read.IsDone)
            {
                return read.Refusal;
            }

            foreach (var day in read.Value)
            {
                if (!days.TryAdd(day.Date, (day, number)))
                {
                    return CalendarRefusals.DaysOverlap.With(number, DayText.Of(day.Date), days[day.Date].Line);
                }
            }
        }

        if (days.Count == 0)
        {
            return CalendarRefusals.LineUnreadable.With(1);
        }

        return days.Values.Select(pair => pair.Day).ToArray();
    }

    private static Result<IReadOnlyList<CalendarDay>> ReadLine(string line, int number)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var dates = words[0].Split("..");
        var isWorked = words.Length > 2 && Worked.Contains(words[^1]);
        var name = string.Join(' ', words.Length > 2 && (isWorked || Off.Contains(words[^1])) ? words[1..^1] : words[1..]);
        if (dates.Length > 2 || name.Length == 0 || DayText.Read(dates[0]) is not { } first || DayText.Read(dates[^1]) is not { } last || last < first || last.DayNumber - first.DayNumber >= LongestRange)
        {
            return CalendarRefusals.LineUnreadable.With(number);
        }

        if (name.Length > CalendarRefusals.LongestName)
        {
            return CalendarRefusals.NameTooLong;
        }

        return Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(offset => new CalendarDay { Date = first.AddDays(offset), Name = name, Off = !isWorked }).ToArray();
    }
}
