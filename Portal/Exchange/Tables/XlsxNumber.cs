using System.Globalization;

namespace Portal.Exchange.Tables;

/// <summary>Writes the number of a cell as people would have typed it.</summary>
internal static class XlsxNumber
{
    private const double FirstDate = 61;
    private const double EndOfDates = 2_958_466;

    /// <summary>
    /// Plain digits without an exponent, at the fifteen digits that spreadsheets keep; a day as
    /// <c>2026-11-05 08:30:00</c>, a time as <c>08:30:00</c>, a whole day of time as <c>24:00:00</c>.
    /// </summary>
    /// <param name="text">The number as the workbook has it; anything else is left alone.</param>
    /// <param name="look">How the cell shows it.</param>
    /// <param name="is1904">True when days are counted from 1904.</param>
    /// <param name="room">At least <see cref="CellText.MaxNarrow"/> characters.</param>
    public static ReadOnlySpan<char> Write(string text, NumberLook look, bool is1904, Span<char> room)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return text;
        }

        return look switch
        {
            NumberLook.Date when number >= 1 => WriteDay(text, is1904 ? number + ExcelSerial.Days1904 : number, room),
            NumberLook.Date or NumberLook.Time when number is >= 0 and <= 1 => WriteTime(number, room),
            NumberLook.Time when number > 1 => WriteDay(text, is1904 ? number + ExcelSerial.Days1904 : number, room),
            _ => WritePlain(text, number, room),
        };
    }

    private static ReadOnlySpan<char> WritePlain(string text, double number, Span<char> room)
    {
        var digits = text.AsSpan().TrimStart('-');
        var isPlain = !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
        if (isPlain || Math.Abs(number) > (double)decimal.MaxValue / 2)
        {
            return text;
        }

        // The conversion keeps fifteen significant digits, which turns 3.3000000000000003 back into 3.3.
        return new decimal(number).TryFormat(room, out var written, "0.############################", CultureInfo.InvariantCulture)
            ? room[..written]
            : text;
    }

    private static ReadOnlySpan<char> WriteDay(string text, double serial, Span<char> room) =>
        serial is >= FirstDate and < EndOfDates
            && ExcelSerial.ToDateTime(serial).TryFormat(room, out var written, "yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture)
            ? room[..written]
            : text;

    private static ReadOnlySpan<char> WriteTime(double day, Span<char> room)
    {
        var seconds = (int)Math.Round(day * 86_400);
        return room.TryWrite(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}", out var written)
            ? room[..written]
            : [];
    }
}
