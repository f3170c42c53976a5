using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Exchange.Tables;

/// <summary>
/// An XLSX of one sheet whose rows go straight into the archive. Texts are written as texts, so none is ever a formula.
/// </summary>
public sealed class XlsxTableWriter : ITableWriter
{
    private const int MaxCellChars = 32_767;

    private readonly PendingStream _pending;
    private readonly ZipArchive _archive;
    private readonly IReadOnlyList<XlsxColumn> _columns;
    private readonly StringBuilder _xml = new();
    private readonly StreamWriter _sheet;
    private int _rows;

    private XlsxTableWriter(Stream stream, string sheetName, IReadOnlyList<XlsxColumn> columns)
    {
        _columns = columns;
        _pending = new PendingStream(stream);
        _archive = new ZipArchive(_pending, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in XlsxParts.Constant)
        {
            Add(name, content);
        }

        Add(XlsxParts.WorkbookName, XlsxParts.WorkbookBefore + _xml.AppendEscaped(SheetName(sheetName)) + XlsxParts.WorkbookAfter);
        _sheet = new StreamWriter(_archive.CreateEntry(XlsxParts.SheetName, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 32 * 1024);
        _sheet.Write(_xml.Clear().Append(XlsxParts.SheetStart).AppendColumns(columns).Append("<sheetData>"));
    }

    /// <summary>Starts a workbook. The first row is its heading.</summary>
    /// <param name="stream">Where to write; need not seek.</param>
    /// <param name="sheetName">Name of the sheet; what Excel forbids in it is left out.</param>
    /// <param name="columns">Looks of the columns, or none.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task<XlsxTableWriter> CreateAsync(
        Stream stream, string sheetName, IReadOnlyList<XlsxColumn> columns, CancellationToken cancellationToken)
    {
        var writer = new XlsxTableWriter(stream, sheetName, columns);
        await writer._pending.DrainAsync(cancellationToken);
        return writer;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellationToken) => WriteAsync(row, null, cancellationToken);

    /// <summary>Writes a row of one style, such as a heading.</summary>
    public async ValueTask WriteAsync(IReadOnlyList<TableCell> row, Func<int, XlsxStyle>? style, CancellationToken cancellationToken)
    {
        _xml.Clear().Append(CultureInfo.InvariantCulture, $"""<row r="{++_rows}">""");
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Kind != TableCellKind.Blank)
            {
                Append(i, row[i], style?.Invoke(i));
            }
        }

        // Synchronous up to here: it only fills the pending bytes, whatever the stream behind them allows.
        _sheet.Write(_xml.Append("</row>"));
        await _pending.DrainAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        _xml.Clear().Append("</sheetData>").AppendHints(_columns).Append("</worksheet>");
        _sheet.Write(_xml);
        await DisposeAsync();
        await _pending.DrainAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _sheet.Dispose();
        _archive.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Append(int column, TableCell cell, XlsxStyle? style)
    {
        var look = style ?? cell.Kind switch
        {
            TableCellKind.Text => XlsxStyle.Text,
            TableCellKind.Money => XlsxStyle.Money,
            TableCellKind.Date => XlsxStyle.Date,
            TableCellKind.Instant => XlsxStyle.Instant,
            TableCellKind.Blank or TableCellKind.Number => XlsxStyle.General,
        };
        _xml.Append("<c r=\"").Append(XlsxMarkup.Letters(column)).Append(_rows).Append("\" s=\"").Append((int)look);
        if (cell.Kind == TableCellKind.Text)
        {
            _xml.Append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                .AppendEscaped(cell.Text.AsSpan(0, Math.Min(cell.Text.Length, MaxCellChars)))
                .Append("</t></is></c>");
            return;
        }

        _xml.Append("\"><v>");
        _ = cell.Kind is TableCellKind.Date or TableCellKind.Instant
            ? _xml.Append(CultureInfo.InvariantCulture, $"{ExcelSerial.FromDateTime(cell.Moment):R}")
            : _xml.Append(CultureInfo.InvariantCulture, $"{cell.Number:0.############################}");
        _xml.Append("</v></c>");
    }

    private void Add(string name, string content)
    {
        using var part = _archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(content));
    }

    private static string SheetName(string name)
    {
        var clean = string.Concat(name.Where(character => !":\\/?*[]'".Contains(character, StringComparison.Ordinal)));
        return clean.Length switch
        {
            0 => "Sheet1",
            > 31 => clean[..31],
            _ => clean,
        };
    }
}
