namespace Portal.Domain.Reports;

/// <summary>The site days that a report is about.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public readonly record struct ReportSpan(DateOnly From, DateOnly To)
{
    /// <summary>What is due up to this long before a quarter or year belongs to the one that comes.</summary>
    private const int Lead = 45;

    /// <summary>The days of a turn that is due on a day.</summary>
    public static ReportSpan Of(ReportCovers covers, DateOnly due) => covers switch
    {
        ReportCovers.Day => new(due, due),
        ReportCovers.PreviousWeek => Week(due.AddDays(-7)),
        ReportCovers.ThisWeek => Week(due),
        ReportCovers.ThisMonth => Months(due, 1),
        ReportCovers.PreviousMonth => Months(due.AddDays(1 - due.Day).AddDays(-1), 1),
        ReportCovers.EndedMonth => Months(due.AddDays(1).AddMonths(-1), 1),
        ReportCovers.ComingQuarter => Months(QuarterOf(due.AddDays(Lead)), 3),
        ReportCovers.ComingYear => Months(new DateOnly(due.AddDays(Lead).Year, 1, 1), 12),
    };

    private static ReportSpan Week(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new(monday, monday.AddDays(6));
    }

    private static ReportSpan Months(DateOnly day, int count)
    {
        var first = day.AddDays(1 - day.Day);
        return new(first, first.AddMonths(count).AddDays(-1));
    }

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);
}
