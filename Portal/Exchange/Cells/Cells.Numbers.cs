using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <content>Numbers.</content>
public static partial class Cells
{
    private const int AmountDecimals = 2;
    private const int AreaDecimals = 4;

    private enum Scan
    {
        Read,
        Malformed,
        TooManyDecimals,
        TooLarge,
    }

    /// <summary>Yuan with at most two decimals, with or without ¥ and thousands commas: <c>¥1,234.50</c>.</summary>
    public static Result<Money> Amount(ReadOnlySpan<char> cell, string column, AmountRule rule)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var scan = ScanNumber(CellText.Narrow(cell, room), AmountDecimals, '¥', out var fen);
        if (scan != Scan.Read)
        {
            return (scan switch
            {
                Scan.TooManyDecimals => ImportRefusals.AmountDecimals,
                Scan.TooLarge => ImportRefusals.AmountTooLarge,
                _ => ImportRefusals.AmountMalformed,
            }).At(column, cell);
        }

        return (rule, fen) switch
        {
            (AmountRule.NotNegative or AmountRule.Positive, < 0) => ImportRefusals.AmountNegative.At(column, cell),
            (AmountRule.Positive or AmountRule.Negative, 0) => ImportRefusals.AmountZero.At(column),
            (AmountRule.Negative, > 0) => ImportRefusals.AmountPositive.At(column, cell),
            _ => new Money(fen),
        };
    }

    /// <summary>Square metres, not negative, with at most four decimals.</summary>
    public static Result<decimal> Area(ReadOnlySpan<char> cell, string column)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var scan = ScanNumber(CellText.Narrow(cell, room), AreaDecimals, sign: '\0', out var scaled);
        return scan switch
        {
            Scan.TooManyDecimals => ImportRefusals.NumberDecimals.At(column, cell, AreaDecimals),
            Scan.Malformed => ImportRefusals.NumberMalformed.At(column, cell),
            Scan.TooLarge => ImportRefusals.NumberOutOfRange.At(column, cell, 0, 10_000_000),
            Scan.Read => scaled is < 0 or > 100_000_000_000
                ? ImportRefusals.NumberOutOfRange.At(column, cell, 0, 10_000_000)
                : scaled / 10_000m,
        };
    }

    /// <summary>A whole number between two bounds, both inclusive.</summary>
    public static Result<int> WholeNumber(ReadOnlySpan<char> cell, string column, int min, int max)
    {
        Span<char> room = stackalloc char[CellText.MaxNarrow];
        var scan = ScanNumber(CellText.Narrow(cell, room), decimals: 0, sign: '\0', out var number);
        return scan switch
        {
            Scan.Malformed or Scan.TooManyDecimals => ImportRefusals.NumberMalformed.At(column, cell),
            Scan.TooLarge => ImportRefusals.NumberOutOfRange.At(column, cell, min, max),
            Scan.Read => number < min || number > max
                ? ImportRefusals.NumberOutOfRange.At(column, cell, min, max)
                : (int)number,
        };
    }

    /// <summary>
    /// A decimal number as a whole count of its last allowed place. Thousands commas must stand at every third digit:
    /// a lone one may be somebody's decimal sign.
    /// </summary>
    private static Scan ScanNumber(ReadOnlySpan<char> text, int decimals, char sign, out long scaled)
    {
        const int mostDigits = 13;
        scaled = 0;
        var negative = TakeMinus(ref text);
        if (sign != '\0' && !text.IsEmpty && text[0] == sign)
        {
            text = text[1..].TrimStart(' ');
            negative ??= TakeMinus(ref text);
        }

        var (position, digits, group, commas) = (0, 0, 0, false);
        for (; position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == ','); position++)
        {
            if (text[position] != ',')
            {
                scaled = digits < mostDigits ? scaled * 10 + (text[position] - '0') : scaled;
                digits++;
                group++;
                continue;
            }

            if (commas ? group != 3 : group is < 1 or > 3)
            {
                return Scan.Malformed;
            }

            (commas, group) = (true, 0);
        }

        if (digits == 0 || (commas && group != 3))
        {
            return Scan.Malformed;
        }

        var places = text[position..];
        if (!places.IsEmpty && (places[0] != '.' || places.Length == 1 || places[1..].ContainsAnyExceptInRange('0', '9')))
        {
            return Scan.Malformed;
        }

        places = places.IsEmpty ? places : places[1..];
        if (places.Length > decimals)
        {
            return Scan.TooManyDecimals;
        }

        if (digits > mostDigits)
        {
            return Scan.TooLarge;
        }

        for (var place = 0; place < decimals; place++)
        {
            scaled = scaled * 10 + (place < places.Length ? places[place] - '0' : 0);
        }

        scaled = negative == true ? -scaled : scaled;
        return Scan.Read;
    }

    private static bool? TakeMinus(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('-' or '+'))
        {
            return null;
        }

        var negative = text[0] == '-';
        text = text[1..];
        return negative;
    }
}
