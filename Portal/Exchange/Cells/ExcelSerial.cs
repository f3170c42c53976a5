namespace Portal.Exchange;

/// <summary>Days since 1899-12-30, as spreadsheets count them from March 1900 on.</summary>
internal static class ExcelSerial
{
    /// <summary>Days between the counts of the two calendars that a workbook can use.</summary>
    public const int Days1904 = 1462;

    private const double MillisecondsPerDay = 86_400_000;
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The clock time of a serial, to the millisecond: what a spreadsheet itself keeps of a time it was given.</summary>
    public static DateTime ToDateTime(double serial) => Epoch.AddMilliseconds(Math.Round(serial * MillisecondsPerDay));

    /// <summary>The serial of a clock time.</summary>
    public static double FromDateTime(DateTime moment) => (moment - Epoch).TotalDays;
}
