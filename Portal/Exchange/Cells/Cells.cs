using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <summary>
/// What a cell means. Every reader takes a cell that is not blank and the English name of its column; a cell that cannot
/// be read is a refusal that names the column. Full-width digits and punctuation count as narrow ones.
/// </summary>
public static partial class Cells
{
    /// <summary>Longest text.</summary>
    public const int MaxText = 2000;

    /// <summary>Longest code.</summary>
    public const int MaxCode = 64;

    /// <summary>Free text; line breaks and tabs are allowed, other control characters are not.</summary>
    public static Result<string> Text(ReadOnlySpan<char> cell, string column)
    {
        if (cell.Length > MaxText)
        {
            return ImportRefusals.TextTooLong.At(column).With(MaxText);
        }

        return HasUnprintable(cell, allowed: "\r\n\t")
            ? ImportRefusals.TextUnprintable.At(column)
            : cell.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A code: one line, kept exactly as written.</summary>
    public static Result<string> Code(ReadOnlySpan<char> cell, string column)
    {
        if (cell.Length > MaxCode)
        {
            return ImportRefusals.TextTooLong.At(column).With(MaxCode);
        }

        return HasUnprintable(cell, allowed: "")
            ? ImportRefusals.TextUnprintable.At(column)
            : cell.ToString();
    }

    /// <summary>One of a column's words in English, case ignored, or Chinese; answers the English one.</summary>
    public static Result<string> Word(ReadOnlySpan<char> cell, string column, IReadOnlyList<CellWord> words)
    {
        foreach (var word in words)
        {
            if (cell.Equals(word.Name, StringComparison.OrdinalIgnoreCase) || cell.SequenceEqual(word.Chinese))
            {
                return word.Name;
            }
        }

        return ImportRefusals.WordUnknown.At(column, cell, string.Join(", ", words.Select(word => $"{word.Name} {word.Chinese}")));
    }

    /// <summary>Certificates with their last day: <c>fire-operator:2027-06-30;first-aid:2028-01-31</c>.</summary>
    public static Result<IReadOnlyList<QualificationCell>> Qualifications(ReadOnlySpan<char> cell, string column)
    {
        List<QualificationCell> list = [];
        foreach (var range in cell.SplitAny(";；"))
        {
            var entry = CellText.Trim(cell[range]);
            if (entry.IsEmpty)
            {
                continue;
            }

            var colon = entry.IndexOfAny(":：");
            var code = CellText.Trim(colon < 0 ? entry : entry[..colon]);
            if (colon < 0 || code.IsEmpty)
            {
                return ImportRefusals.QualificationMalformed.At(column, entry);
            }

            var (read, expires) = (Code(code, column), Date(CellText.Trim(entry[(colon + 1)..]), column));
            if ((read.Refusal ?? expires.Refusal) is { } refusal)
            {
                return refusal;
            }

            if (list.Exists(known => known.Code == read.Value))
            {
                return ImportRefusals.QualificationTwice.At(column, code);
            }

            list.Add(new QualificationCell(read.Value, expires.Value));
        }

        return list;
    }

    /// <summary>Control characters, what is no character, and halves of one, which neither normalise nor store.</summary>
    private static bool HasUnprintable(ReadOnlySpan<char> text, ReadOnlySpan<char> allowed)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (character < ' ' ? !allowed.Contains(character) : char.IsSurrogate(character) || character is '\u007F' or '\uFFFE' or '\uFFFF')
            {
                return true;
            }
        }

        return false;
    }
}
