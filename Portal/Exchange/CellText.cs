namespace Portal.Exchange;

/// <summary>The characters around and inside a cell that people and programs mean alike.</summary>
internal static class CellText
{
    /// <summary>Longest cell that can be a number, a date or a time.</summary>
    public const int MaxNarrow = 64;

    private const string Blanks = " \t\u3000\u00A0\u202F\r\n";

    /// <summary>Without spaces, tabs, line ends, ideographic and no-break spaces at both ends.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(Blanks);

    /// <summary>
    /// The cell with full-width digits, letters and punctuation made narrow, trimmed; empty when it is too long to be a
    /// number, a date or a time.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="room">At least <see cref="MaxNarrow"/> characters.</param>
    public static ReadOnlySpan<char> Narrow(ReadOnlySpan<char> text, Span<char> room)
    {
        text = Trim(text);
        if (text.Length > MaxNarrow)
        {
            return [];
        }

        for (var i = 0; i < text.Length; i++)
        {
            room[i] = text[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '\uFFE5' => '¥',
                '\u2212' => '-',
                '\u3000' or '\u00A0' or '\u202F' or '\t' => ' ',
                var other => other,
            };
        }

        return room[..text.Length];
    }

    /// <summary>The cell as a refusal quotes it: not longer than a line.</summary>
    public static string Quote(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..39], "…");
}
