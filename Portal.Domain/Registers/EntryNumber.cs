using System.Globalization;

namespace Portal.Domain.Registers;

/// <summary>The number of an entry in its register, e.g. <c>R-20261122-0003</c>.</summary>
/// <param name="Day">Site day on which it was opened.</param>
/// <param name="Serial">Which of the day's it is, from 1.</param>
public readonly record struct EntryNumber(DateOnly Day, int Serial)
{
    private const string Prefix = "R-";
    private const int DayLength = 8;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out EntryNumber number)
    {
        number = default;
        var rest = text?.Trim() ?? "";
        if (!rest.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || rest.Length <= Prefix.Length + DayLength + 1
            || rest[Prefix.Length + DayLength] != '-'
            || !DateOnly.TryParseExact(rest.AsSpan(Prefix.Length, DayLength), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !int.TryParse(rest.AsSpan(Prefix.Length + DayLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
        {
            return false;
        }

        number = new EntryNumber(day, serial);
        return true;
    }

    /// <summary>As people read it; at least four digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Day:yyyyMMdd}-{Serial:0000}");
}
