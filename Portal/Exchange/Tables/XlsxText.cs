using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Portal.Exchange.Tables;

/// <summary>Texts inside the XML of a workbook.</summary>
internal static partial class XlsxText
{
    private const int ChunkChars = 4096;

    /// <summary>The table of texts.</summary>
    public static List<string> ReadAll(XlsxPackage package, string part, TableLimits limits)
    {
        List<string> texts = [];
        var room = new StringBuilder();
        var chunk = new char[ChunkChars];
        using var xml = package.Read(part, limits.MaxSharedTextBytes);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                room.Clear();
                AppendRuns(xml, room, chunk, limits, line: 1);
                texts.Add(room.Length == 0 ? "" : Unescape(room.ToString()));
            }
        }

        return texts;
    }

    /// <summary>Appends the text of the element's runs; readings beside Chinese or Japanese characters are left out.</summary>
    public static void AppendRuns(XmlReader xml, StringBuilder text, char[] chunk, TableLimits limits, int line)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var (inText, inReading) = (false, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                var opens = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
                inText = xml.LocalName == "t" && opens;
                inReading = xml.LocalName == "rPh" ? opens : inReading;
            }
            else if (inText && !inReading)
            {
                AppendValue(xml, text, chunk, limits, line);
            }
        }
    }

    /// <summary>Appends a text node piece by piece, so that an endless one is refused and not collected.</summary>
    public static void AppendValue(XmlReader xml, StringBuilder text, char[] chunk, TableLimits limits, int line)
    {
        if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
        {
            return;
        }

        for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
        {
            text.Append(chunk, 0, read);
            if (text.Length > limits.MaxCellChars)
            {
                throw new TableRefusedException(line, ImportRefusals.CellTooLong.With(limits.MaxCellChars));
            }
        }
    }

    /// <summary>Characters that XML cannot carry are written as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
