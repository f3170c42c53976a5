using System.Globalization;
using System.Text;

namespace Portal.Exchange.Tables;

/// <summary>Writes pieces of sheet XML.</summary>
internal static class XlsxMarkup
{
    private const string LastRow = "1048576";

    /// <summary>Text and attribute values; what XML cannot carry as <c>_x000D_</c>, half a surrogate pair as U+FFFD.</summary>
    public static StringBuilder AppendEscaped(this StringBuilder xml, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            switch (character)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '"':
                    xml.Append("&quot;");
                    break;
                case '_' when LooksEscaped(text[i..]):
                    xml.Append("_x005F_");
                    break;
                case '\n' or '\t':
                    xml.Append(character);
                    break;
                case < ' ' or '\uFFFE' or '\uFFFF':
                    xml.Append(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_");
                    break;
                default:
                    xml.Append(character);
                    break;
            }
        }

        return xml;
    }

    /// <summary>Column letters: 0 is A, 26 is AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters;
    }

    /// <summary>Widths and styles of the columns.</summary>
    public static StringBuilder AppendColumns(this StringBuilder xml, IReadOnlyList<XlsxColumn> columns)
    {
        if (columns.Count == 0)
        {
            return xml;
        }

        xml.Append("<cols>");
        for (var i = 0; i < columns.Count; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{columns[i].Width:0.##}" style="{(int)columns[i].Style}" customWidth="1"/>""");
        }

        return xml.Append("</cols>");
    }

    /// <summary>Drop-downs and hints of the columns, for all rows below the first.</summary>
    public static StringBuilder AppendHints(this StringBuilder xml, IReadOnlyList<XlsxColumn> columns)
    {
        var hinted = columns.Index().Where(item => item.Item.Prompt.Length > 0 || item.Item.Choices.Count > 0).ToList();
        if (hinted.Count == 0)
        {
            return xml;
        }

        xml.Append(CultureInfo.InvariantCulture, $"""<dataValidations count="{hinted.Count}">""");
        foreach (var (index, column) in hinted)
        {
            var letters = Letters(index);
            xml.Append("<dataValidation ")
                .Append(column.Choices.Count > 0 ? """type="list" showErrorMessage="1" """ : "")
                .Append("allowBlank=\"1\" showInputMessage=\"1\" promptTitle=\"").AppendEscaped(Cut(column.PromptTitle, 32))
                .Append("\" prompt=\"").AppendEscaped(Cut(column.Prompt, 255))
                .Append("\" sqref=\"").Append(letters).Append("2:").Append(letters).Append(LastRow).Append("\">");
            if (column.Choices.Count > 0)
            {
                xml.Append("<formula1>\"").AppendEscaped(string.Join(',', column.Choices)).Append("\"</formula1>");
            }

            xml.Append("</dataValidation>");
        }

        return xml.Append("</dataValidations>");
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");

    private static bool LooksEscaped(ReadOnlySpan<char> text)
    {
        if (text.Length < 7 || text[1] != 'x' || text[6] != '_')
        {
            return false;
        }

        foreach (var digit in text[2..6])
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }
}
