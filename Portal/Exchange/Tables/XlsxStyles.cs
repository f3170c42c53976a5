using System.Globalization;
using System.Xml;

namespace Portal.Exchange.Tables;

/// <summary>Reads which cell styles show days and times.</summary>
internal static class XlsxStyles
{
    /// <summary>The look of each cell style, in their order.</summary>
    public static List<NumberLook> Read(XlsxPackage package, string part)
    {
        Dictionary<int, NumberLook> custom = [];
        List<NumberLook> looks = [];
        var inCellStyles = false;
        using var xml = package.Read(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                inCellStyles = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                custom[Number(xml.GetAttribute("numFmtId"))] = LookOf(xml.GetAttribute("formatCode") ?? "");
            }
            else if (inCellStyles && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(xml.GetAttribute("numFmtId"));
                looks.Add(custom.TryGetValue(format, out var look) ? look : LookOf(format));
            }
        }

        return looks;
    }

    /// <summary>The look of a built-in format, those of Chinese Excel included (ECMA-376 part 1, 18.8.30).</summary>
    public static NumberLook LookOf(int format) => format switch
    {
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => NumberLook.Date,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => NumberLook.Time,
        _ => NumberLook.Number,
    };

    /// <summary>The look of a format's code: letters for year, month, day, hour, minute and second outside quotes.</summary>
    public static NumberLook LookOf(string code)
    {
        if (code.Contains("General", StringComparison.OrdinalIgnoreCase) || code.Contains("通用", StringComparison.Ordinal))
        {
            return NumberLook.Number;
        }

        var (hasDay, hasMonth, hasTime) = (false, false, false);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = End(code, '"', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = End(code, ']', i);
                    hasTime |= IsElapsed(code.AsSpan((i + 1)..close));
                    i = close;
                    break;
                case 'y' or 'd':
                    hasDay = true;
                    break;
                case 'm':
                    hasMonth = true;
                    break;
                case 'h' or 's':
                    hasTime = true;
                    break;
            }
        }

        return hasDay || (hasMonth && !hasTime) ? NumberLook.Date : hasTime ? NumberLook.Time : NumberLook.Number;
    }

    /// <summary>True for <c>[h]</c>, <c>[mm]</c> and the like, false for colours, conditions and locales.</summary>
    private static bool IsElapsed(ReadOnlySpan<char> bracket) =>
        bracket.Length is 1 or 2 && bracket[0] is 'h' or 'H' or 'm' or 'M' or 's' or 'S' && bracket[^1] == bracket[0];

    private static int End(string code, char mark, int start)
    {
        var end = code.IndexOf(mark, start + 1);
        return end < 0 ? code.Length : end;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
