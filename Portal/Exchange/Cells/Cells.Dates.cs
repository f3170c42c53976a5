using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <content>Days, months and times.</content>
public static partial class Cells
{
    private static readonly DateOnly Earliest = new(1901, 1, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    // A bare number counts as an Excel serial from here on (1950-01-01), so that a year or a running number does not.
    private const double EarliestSerial = 18_264;
    private const double LatestSerial = 109_575;

    private enum When
    {
        Read,
        Malformed,
        Unknown,
        OutOfRange,
    }

    /// <summary>
    /// A day: <c>2026-11-05</c>, <c>2026/11/5</c>, <c>2026年11月5日</c> or an Excel serial. A time of 0:00 behind it, as
    /// spreadsheets write day cells, is ignored.
    /// </summary>
    public static Result<DateOnly> Date(ReadOnlySpan<char> cell, string column)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var text = CellText.Narrow(cell, room);
        var when = TrySerial(text, out var moment) ? When.Read : ReadDay(text, out moment);
        return when switch
        {
            When.Read => moment.TimeOfDay == TimeSpan.Zero
                ? DateOnly.FromDateTime(moment)
                : ImportRefusals.DateMalformed.At(column, cell),
            When.Malformed => ImportRefusals.DateMalformed.At(column, cell),
            When.Unknown => ImportRefusals.DateUnknown.At(column, cell),
            When.OutOfRange => OutOfRange(column, cell),
        };
    }

    /// <summary>A month: <c>2026-10</c>, <c>2026/10</c>, <c>2026年10月</c>, or any day of it.</summary>
    public static Result<Period> Period(ReadOnlySpan<char> cell, string column)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var cursor = new CellCursor(CellText.Narrow(cell, room));
        if (cursor.TakeNumber(4, 4, out var year))
        {
            var chinese = cursor.Take('年');
            if ((chinese || cursor.Take('-') || cursor.Take('/'))
                && cursor.TakeNumber(1, 2, out var month) && (!chinese || cursor.Take('月')) && cursor.AtEnd)
            {
                return month is < 1 or > 12 ? ImportRefusals.PeriodMalformed.At(column, cell)
                    : year < Earliest.Year || year > Latest.Year ? OutOfRange(column, cell)
                    : new Period(year, month);
            }
        }

        var day = Date(cell, column);
        return day.IsDone ? Domain.Kernel.Period.Of(day.Value)
            : day.Refusal.Code == ImportRefusals.DateMalformed.Code ? ImportRefusals.PeriodMalformed.At(column, cell)
            : day.Refusal;
    }

    /// <summary>
    /// An instant: a day, a blank or <c>T</c>, <c>H:mm[:ss]</c> and an optional offset (<c>+08:00</c>, <c>Z</c>), without
    /// which it is site time; or an Excel serial with a time. Fractions of a second are cut off.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">English name of the column.</param>
    /// <param name="site">Zone of times without an offset; a time that its clock skips is refused, one that it shows twice means the first.</param>
    /// <returns>The instant in UTC, in whole seconds.</returns>
    public static Result<DateTimeOffset> Instant(ReadOnlySpan<char> cell, string column, SiteZone site)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var text = CellText.Narrow(cell, room);
        TimeSpan? offset = null;
        if (!TrySerial(text, out var moment))
        {
            var cursor = new CellCursor(text);
            var when = TakeDay(ref cursor, out var day);
            if (when == When.Read && cursor.AtEnd)
            {
                return ImportRefusals.InstantWithoutTime.At(column, cell);
            }

            var minutes = TimeSpan.Zero;
            if (when == When.Read)
            {
                when = cursor.TakeBlanks() || cursor.Take('T') || cursor.Take('t') ? TakeTime(ref cursor, out minutes) : When.Malformed;
            }

            if (when == When.Read)
            {
                cursor.TakeBlanks();
                when = cursor.AtEnd ? When.Read : TakeOffset(ref cursor, out offset);
            }

            if (when != When.Read)
            {
                return when switch
                {
                    When.OutOfRange => OutOfRange(column, cell),
                    When.Unknown => ImportRefusals.TimeUnknown.At(column, cell),
                    _ => ImportRefusals.InstantMalformed.At(column, cell),
                };
            }

            moment = day.ToDateTime(TimeOnly.MinValue) + minutes;
        }

        moment = new DateTime(moment.Ticks - moment.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        if (offset is { } given)
        {
            return new DateTimeOffset(moment, given).ToUniversalTime();
        }

        return site.Zone.IsInvalidTime(moment) ? ImportRefusals.TimeUnknown.At(column, cell) : site.ToInstant(moment);
    }

    /// <summary>A clock time <c>H:mm</c> in minutes after midnight, 0 to 1440 (<c>24:00</c>).</summary>
    public static Result<int> MinuteOfDay(ReadOnlySpan<char> cell, string column)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var cursor = new CellCursor(CellText.Narrow(cell, room));
        if (!cursor.TakeNumber(1, 2, out var hour) || !cursor.Take(':') || !cursor.TakeNumber(2, 2, out var minute)
            || (cursor.Take(':') && !(cursor.TakeNumber(2, 2, out var second) && second == 0)) || !cursor.AtEnd)
        {
            return ImportRefusals.TimeMalformed.At(column, cell);
        }

        var minutes = hour * 60 + minute;
        return minute > 59 || minutes > 1440 ? ImportRefusals.TimeUnknown.At(column, cell) : minutes;
    }

    private static When ReadDay(ReadOnlySpan<char> text, out DateTime moment)
    {
        moment = default;
        var cursor = new CellCursor(text);
        var when = TakeDay(ref cursor, out var day);
        var time = TimeSpan.Zero;
        if (when == When.Read && !cursor.AtEnd)
        {
            when = cursor.TakeBlanks() || cursor.Take('T') ? TakeTime(ref cursor, out time) : When.Malformed;
            when = when == When.Read && !cursor.AtEnd ? When.Malformed : when;
        }

        moment = when == When.Read ? day.ToDateTime(TimeOnly.MinValue) + time : default;
        return when;
    }

    private static When TakeDay(ref CellCursor cursor, out DateOnly day)
    {
        day = default;
        if (!cursor.TakeNumber(4, 4, out var year))
        {
            return When.Malformed;
        }

        var chinese = cursor.Take('年');
        var sign = chinese ? '月' : cursor.Take('-') ? '-' : cursor.Take('/') ? '/' : '\0';
        if (sign == '\0' || !cursor.TakeNumber(1, 2, out var month) || !cursor.Take(sign)
            || !cursor.TakeNumber(1, 2, out var number) || (chinese && !cursor.Take('日')))
        {
            return When.Malformed;
        }

        if (year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return When.Unknown;
        }

        day = new DateOnly(year, month, number);
        return day < Earliest || day > Latest ? When.OutOfRange : When.Read;
    }

    private static When TakeTime(ref CellCursor cursor, out TimeSpan time)
    {
        time = default;
        var second = 0;
        if (!cursor.TakeNumber(1, 2, out var hour) || !cursor.Take(':') || !cursor.TakeNumber(2, 2, out var minute)
            || (cursor.Take(':') && !(cursor.TakeNumber(2, 2, out second) && (!cursor.Take('.') || cursor.SkipDigits()))))
        {
            return When.Malformed;
        }

        time = new TimeSpan(hour, minute, second);
        return hour > 23 || minute > 59 || second > 59 ? When.Unknown : When.Read;
    }

    private static When TakeOffset(ref CellCursor cursor, out TimeSpan? offset)
    {
        offset = TimeSpan.Zero;
        if (cursor.Take('Z') || cursor.Take('z'))
        {
            return cursor.AtEnd ? When.Read : When.Malformed;
        }

        var west = cursor.Take('-');
        if (!west && !cursor.Take('+'))
        {
            return When.Malformed;
        }

        var (digits, minutes) = (cursor.Rest.Length, 0);
        var read = cursor.TakeNumber(2, 4, out var hours);
        digits -= cursor.Rest.Length;
        if (digits == 4)
        {
            (hours, minutes) = (hours / 100, hours % 100);
        }
        else if (cursor.Take(':'))
        {
            read = read && cursor.TakeNumber(2, 2, out minutes);
        }

        if (!read || digits == 3 || !cursor.AtEnd)
        {
            return When.Malformed;
        }

        var span = new TimeSpan(hours, minutes, 0);
        offset = west ? -span : span;
        return minutes > 59 || span > TimeSpan.FromHours(14) ? When.Unknown : When.Read;
    }

    private static bool TrySerial(ReadOnlySpan<char> text, out DateTime moment)
    {
        moment = default;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            || serial is not (>= EarliestSerial and < LatestSerial))
        {
            return false;
        }

        moment = ExcelSerial.ToDateTime(serial);
        return true;
    }

    private static Refusal OutOfRange(string column, ReadOnlySpan<char> cell) =>
        ImportRefusals.DateOutOfRange.At(column, cell, Earliest.Year, Latest.Year);
}
