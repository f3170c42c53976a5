using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Portal.Domain.Cases;

/// <summary>
/// What people say aloud: book, site day and count within both, e.g. <c>TS-20261121-0007</c>. Counting without gaps
/// is the writer's task.
/// </summary>
public sealed record CaseNumber
{
    /// <summary>The number <paramref name="sequence"/> of a book and day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is below 1.</exception>
    public CaseNumber(CaseKind kind, DateOnly day, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        Kind = kind;
        Day = day;
        Sequence = sequence;
    }

    /// <summary>Kind of the case when it was entered; names the book.</summary>
    public CaseKind Kind { get; }

    /// <summary>Site day on which the case was entered.</summary>
    public DateOnly Day { get; }

    /// <summary>1, 2, 3, ... within book and day.</summary>
    public int Sequence { get; }

    /// <summary>The key that a counter counts by: book and day, e.g. <c>TS-20261121</c>.</summary>
    public string Book => BookOf(Kind, Day);

    /// <inheritdoc cref="Book"/>
    public static string BookOf(CaseKind kind, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(kind)}-{day:yyyyMMdd}");

    /// <summary>The book's two letters: TS 投诉, BX 报修, FW 服务, ZX 咨询, JY 建议.</summary>
    public static string Prefix(CaseKind kind) => kind switch
    {
        CaseKind.Complaint => "TS",
        CaseKind.Repair => "BX",
        CaseKind.Service => "FW",
        CaseKind.Enquiry => "ZX",
        CaseKind.Suggestion => "JY",
    };

    /// <summary>Reads exactly what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CaseNumber? number)
    {
        number = null;
        if (text?.Split('-') is not [var prefix, var dayText, { Length: >= 4 } sequenceText]
            || !DateOnly.TryParseExact(dayText, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !int.TryParse(sequenceText, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || sequence < 1)
        {
            return false;
        }

        foreach (var kind in Enum.GetValues<CaseKind>())
        {
            if (Prefix(kind) == prefix)
            {
                var read = new CaseNumber(kind, day, sequence);
                number = read.ToString() == text ? read : null;
                return number is not null;
            }
        }

        return false;
    }

    /// <summary>Reads a stored number.</summary>
    /// <exception cref="FormatException">The text is not a case number.</exception>
    public static CaseNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"Not a case number: {text}");

    /// <summary><c>TS-20261121-0007</c>; five digits and more from 10,000 on.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Book}-{Sequence:0000}");
}
