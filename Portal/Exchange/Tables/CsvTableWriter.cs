using System.Buffers;
using System.Globalization;
using System.Text;

namespace Portal.Exchange.Tables;

/// <summary>
/// CSV as Excel opens it by a double click: UTF-8 with its mark, commas, CRLF. A text that a spreadsheet would run as a
/// formula gets an apostrophe in front; numbers, negative ones too, stay numbers.
/// </summary>
/// <param name="stream">Where to write.</param>
public sealed class CsvTableWriter(Stream stream) : ITableWriter
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",;\t\"\r\n");

    // Full-width signs start formulas in Chinese and Japanese Excel.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private readonly StringBuilder _row = new();
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 * 1024, leaveOpen: true);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellationToken)
    {
        _row.Clear();
        for (var i = 0; i < row.Count; i++)
        {
            if (i > 0)
            {
                _row.Append(',');
            }

            Append(row[i]);
        }

        // A lone blank cell would be a blank line, which readers drop.
        _row.Append(_row.Length == 0 ? "\"\"\r\n" : "\r\n");
        await _writer.WriteAsync(_row, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken) => await _writer.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private void Append(TableCell cell)
    {
        switch (cell.Kind)
        {
            case TableCellKind.Blank:
                break;
            case TableCellKind.Text:
                AppendText(cell.Text);
                break;
            case TableCellKind.Number:
                _row.Append(CultureInfo.InvariantCulture, $"{cell.Number:0.############################}");
                break;
            case TableCellKind.Money:
                _row.Append(CultureInfo.InvariantCulture, $"{cell.Number:0.00}");
                break;
            case TableCellKind.Date:
                _row.Append(CultureInfo.InvariantCulture, $"{cell.Moment:yyyy-MM-dd}");
                break;
            case TableCellKind.Instant:
                _row.Append(CultureInfo.InvariantCulture, $"{cell.Moment:yyyy-MM-dd HH:mm:ss}");
                break;
        }
    }

    private void AppendText(string text)
    {
        var guard = FormulaStarts.Contains(text[0], StringComparison.Ordinal) && !IsNegativeNumber(text) ? "'" : "";
        if (!text.AsSpan().ContainsAny(NeedsQuotes) && text[0] != ' ' && text[^1] != ' ')
        {
            _row.Append(guard).Append(text);
            return;
        }

        var start = _row.Append('"').Append(guard).Length;
        _row.Append(text).Replace("\"", "\"\"", start, text.Length).Append('"');
    }

    private static bool IsNegativeNumber(string text) =>
        text[0] == '-'
        && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
