using System.Text;
using Portal.Exchange;
using Portal.Exchange.Tables;

namespace Portal.Tests.Exchange;

/// <summary>Makes files and opens them as the import does.</summary>
internal static class Files
{
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static Task<TableOpening> OpenAsync(ImportSchema schema, string text) => OpenAsync(schema, Utf8(text));

    public static Task<TableOpening> OpenAsync(ImportSchema schema, byte[] file, TableLimits? limits = null) =>
        TableReader.OpenAsync(new MemoryStream(file, writable: false), schema, limits ?? TableLimits.Default, CancellationToken.None);

    public static async Task<List<ImportRow>> RowsAsync(ImportSchema schema, byte[] file)
    {
        var opening = await OpenAsync(schema, file);
        Assert.Empty(opening.Rejected);
        using var table = opening.Table!;
        var rows = table.Rows().ToList();
        Assert.Equal(table.RowCount, rows.Count);
        return rows;
    }

    public static Task<List<ImportRow>> RowsAsync(ImportSchema schema, string text) => RowsAsync(schema, Utf8(text));

    public static async Task<ImportProblem> RefusalAsync(ImportSchema schema, byte[] file, TableLimits? limits = null)
    {
        var opening = await OpenAsync(schema, file, limits);
        Assert.Null(opening.Table);
        return Assert.Single(opening.Rejected);
    }

    public static Task<ImportProblem> RefusalAsync(ImportSchema schema, string text) => RefusalAsync(schema, Utf8(text));
}
