using System.Globalization;
using System.Text;
using System.Xml;

namespace Portal.Exchange.Tables;

/// <summary>The rows of a sheet. Rows that the sheet leaves out are not there; cells that it leaves out are blank.</summary>
internal sealed class XlsxRecords(XmlReader xml, XlsxBook book, TableLimits limits) : ITableRecords
{
    private const int MaxRow = 1_048_576;

    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[4096];
    private int _row;

    /// <inheritdoc/>
    public RecordBuffer Current { get; } = new(limits);

    /// <inheritdoc/>
    public bool Read() => XlsxFile.Guard(Next, () => Math.Max(1, _row));

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    private bool Next()
    {
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                ReadRow();
                return true;
            }

            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" })
            {
                return false;
            }
        }

        return false;
    }

    private void ReadRow()
    {
        var row = xml.GetAttribute("r") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : _row + 1;
        if (row <= _row || row > MaxRow)
        {
            throw XlsxPackage.Damaged(_row + 1);
        }

        _row = row;
        Current.Begin(row);
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var next = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                var column = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : next;
                if (column < next)
                {
                    throw XlsxPackage.Damaged(_row);
                }

                next = column + 1;
                ReadCell(column);
            }
        }
    }

    private void ReadCell(int column)
    {
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s") is { } number ? int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) : -1;
        _text.Clear();
        ReadContent();
        if (_text.Length == 0)
        {
            return;
        }

        // Cells between are blank; a value beyond the last column that is allowed ends here.
        while (Current.Count < Math.Min(column, limits.MaxColumns))
        {
            Current.EndCell();
        }

        var look = type is null or "n" ? style >= 0 && style < book.Styles.Count ? book.Styles[style] : NumberLook.Number : (NumberLook?)null;
        if (look is { } shown)
        {
            Span<char> room = stackalloc char[CellText.MaxNarrow];
            Current.Append(XlsxNumber.Write(_text.ToString(), shown, book.Is1904, room));
        }
        else
        {
            Current.Append(type switch
            {
                "s" => book.Texts[SharedIndex()],
                "b" => _text is { Length: 1 } && _text[0] == '1' ? "true" : "false",
                "inlineStr" or "str" => XlsxText.Unescape(_text.ToString()),
                _ => _text.ToString(),
            });
        }

        Current.EndCell();
    }

    private int SharedIndex() =>
        int.TryParse(_text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < book.Texts.Count
            ? index
            : throw XlsxPackage.Damaged(_row);

    private void ReadContent()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        var inValue = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
            {
                XlsxText.AppendRuns(xml, _text, _chunk, limits, _row);
            }
            else if (xml.LocalName == "v")
            {
                inValue = xml is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            }
            else if (inValue)
            {
                XlsxText.AppendValue(xml, _text, _chunk, limits, _row);
            }
        }
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = column > MaxRow ? column : column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column > 0 ? column - 1 : throw XlsxPackage.Damaged();
    }
}
