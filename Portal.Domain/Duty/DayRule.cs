using System.Collections.Frozen;
using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>
/// The days on which a window holds (适用日): every day, working days or rest days by the business calendar, or named
/// weekdays, which ignore holidays. Stored as its canonical text.
/// </summary>
public sealed record DayRule
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Names
        .Select((name, number) => (Text: name, Day: (DayOfWeek)number))
        .Concat("日一二三四五六".SelectMany((sign, number) => new[] { ("周" + sign, (DayOfWeek)number), ("星期" + sign, (DayOfWeek)number) }))
        .Append(("周天", DayOfWeek.Sunday))
        .Append(("星期天", DayOfWeek.Sunday))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    private readonly int _mask;
    private readonly string _text;

    private DayRule(string text, int mask = 0)
    {
        _text = text;
        _mask = mask;
    }

    /// <summary>Every day (每天).</summary>
    public static DayRule Everyday { get; } = new("everyday");

    /// <summary>Working days of the business calendar (工作日), swapped weekends included.</summary>
    public static DayRule Workday { get; } = new("workday");

    /// <summary>All other days (休息日).</summary>
    public static DayRule Restday { get; } = new("restday");

    /// <summary>Named weekdays, whatever the calendar says.</summary>
    /// <exception cref="ArgumentException">No day.</exception>
    public static DayRule On(params IEnumerable<DayOfWeek> days)
    {
        var mask = days.Aggregate(0, (all, day) => all | 1 << (int)day);
        return mask == 0 ? throw new ArgumentException("No day.", nameof(days)) : OfMask(mask);
    }

    /// <summary>
    /// Reads <c>everyday</c>, <c>workday</c>, <c>restday</c>, <c>mon,tue</c> or their Chinese words (每天, 工作日, 休息日,
    /// 周一,周二), case ignored; Chinese commas separate too.
    /// </summary>
    public static bool TryParse(string? text, out DayRule rule)
    {
        rule = Everyday;
        switch (text?.Trim().ToUpperInvariant())
        {
            case null or "":
                return false;
            case "EVERYDAY" or "每天":
                return true;
            case "WORKDAY" or "工作日":
                rule = Workday;
                return true;
            case "RESTDAY" or "休息日":
                rule = Restday;
                return true;
        }

        var mask = 0;
        foreach (var part in text.Split([',', '，', '、'], StringSplitOptions.TrimEntries))
        {
            if (!Weekdays.TryGetValue(part, out var day))
            {
                return false;
            }

            mask |= 1 << (int)day;
        }

        rule = OfMask(mask);
        return true;
    }

    /// <summary>Back from the stored text.</summary>
    /// <exception cref="FormatException">Not a rule.</exception>
    public static DayRule Parse(string text) =>
        TryParse(text, out var rule) ? rule : throw new FormatException($"Not a day rule: {text}");

    /// <summary>True when the rule names a site date.</summary>
    public bool Includes(DateOnly day, BusinessCalendar calendar) =>
        _mask != 0 ? (_mask & 1 << (int)day.DayOfWeek) != 0
        : this == Everyday || calendar.IsWorkday(day) == (this == Workday);

    /// <summary>Canonical text: <c>everyday</c>, <c>workday</c>, <c>restday</c>, or weekdays from Monday on.</summary>
    public override string ToString() => _text;

    private static DayRule OfMask(int mask) =>
        new(string.Join(',', Enumerable.Range(1, 7).Select(day => day % 7).Where(day => (mask & 1 << day) != 0).Select(day => Names[day])), mask);
}
