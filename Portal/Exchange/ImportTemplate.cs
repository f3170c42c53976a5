using System.Globalization;
using Portal.Exchange.Tables;

namespace Portal.Exchange;

/// <summary>Files to fill in: the header of a kind, and in XLSX hints and drop-downs. An untouched one imports as no rows.</summary>
public static class ImportTemplate
{
    /// <summary>CSV, UTF-8 with its mark.</summary>
    /// <param name="schema">The kind.</param>
    /// <param name="isChinese">Chinese or English column names.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task WriteCsvAsync(ImportSchema schema, bool isChinese, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new CsvTableWriter(stream);
        await writer.WriteAsync(Names(schema, isChinese), cancellationToken);
        await writer.CompleteAsync(cancellationToken);
    }

    /// <summary>XLSX with required columns in red, a hint for each column, and drop-downs where a column has its words.</summary>
    /// <param name="schema">The kind.</param>
    /// <param name="isChinese">Chinese or English column names and words.</param>
    /// <param name="text">The text of a key in the same language.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    public static async Task WriteXlsxAsync(
        ImportSchema schema, bool isChinese, Func<string, string> text, Stream stream, CancellationToken cancellationToken)
    {
        var columns = schema.Columns.Select(column => new XlsxColumn(18, StyleOf(column.Format))
        {
            Choices = column.Format == ColumnFormat.Word ? [.. column.Words.Select(word => isChinese ? word.Chinese : word.Name)] : [],
            PromptTitle = isChinese ? column.Chinese : column.Name,
            Prompt = Describe(column, text),
        });
        await using var writer = await XlsxTableWriter.CreateAsync(stream, text("import.kind." + schema.Kind), [.. columns], cancellationToken);
        await writer.WriteAsync(
            Names(schema, isChinese),
            cell => schema.Columns[cell].Required ? XlsxStyle.RequiredHeading : XlsxStyle.Heading,
            cancellationToken);
        await writer.CompleteAsync(cancellationToken);
    }

    /// <summary>What a column takes, for hints and for the API's description: format, example, whether it is required.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text of a key in the reader's language.</param>
    public static string Describe(ImportColumn column, Func<string, string> text) => string.Format(
        CultureInfo.InvariantCulture,
        text(column.Required ? "import.hint.required" : "import.hint.optional"),
        text(column.HintKey),
        column.Words.Count == 0
            ? column.Example
            : string.Join(", ", column.Words.Select(word => $"{word.Name} {word.Chinese}")));

    private static List<TableCell> Names(ImportSchema schema, bool isChinese) =>
        [.. schema.Columns.Select(column => (TableCell)(isChinese ? column.Chinese : column.Name))];

    private static XlsxStyle StyleOf(ColumnFormat format) => format switch
    {
        ColumnFormat.Text or ColumnFormat.Code or ColumnFormat.Period or ColumnFormat.Word or ColumnFormat.Days
            or ColumnFormat.Qualifications => XlsxStyle.Text,
        ColumnFormat.Amount => XlsxStyle.Money,
        ColumnFormat.Area or ColumnFormat.WholeNumber => XlsxStyle.General,
        ColumnFormat.Date => XlsxStyle.Date,
        ColumnFormat.Instant => XlsxStyle.Instant,
        ColumnFormat.TimeOfDay => XlsxStyle.Time,
    };
}
