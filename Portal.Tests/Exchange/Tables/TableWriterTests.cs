using System.Text;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Tables;

namespace Portal.Tests.Exchange.Tables;

public sealed class TableWriterTests
{
    private static readonly SiteZone Site = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("+8613800138000", "'+8613800138000")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("1-1-101", "1-1-101")]
    public async Task Csv_Text_IsQuotedAndNeverAFormula(string text, string written) =>
        Assert.Equal("\uFEFF" + written + ",x\r\n", await CsvAsync([text, "x"]));

    [Fact]
    public async Task Csv_OfEveryKind_IsWritten()
    {
        TableCell[] row =
        [
            new Money(-1250), -3, 0.1250m, new DateOnly(2026, 11, 5), TableCell.Of(new DateTimeOffset(2026, 11, 5, 0, 30, 15, 999, TimeSpan.Zero), Site),
            new Period(2026, 11), (string?)null, (DateOnly?)null,
        ];

        Assert.Equal("\uFEFF-12.50,-3,0.125,2026-11-05,2026-11-05 08:30:15,2026-11,,\r\n", await CsvAsync(row));
    }

    [Fact]
    public async Task Xlsx_OfEveryKind_IsValidAndReadTheSameByOthers()
    {
        TableCell[] row =
        [
            "=1+1", new Money(-1250), 3, new DateOnly(2026, 11, 5), TableCell.Of(new DateTimeOffset(2026, 11, 5, 0, 30, 15, TimeSpan.Zero), Site),
            default, "<&>\"'_x0041_ \u0001 末",
        ];

        var file = await XlsxAsync(["a", "b", "c", "d", "e", "f", "g"], row);

        Workbooks.AssertValid(file);
        using var reader = Workbooks.ReadByAnother(file);
        Assert.True(reader.Read() && reader.Read());
        Assert.Equal("=1+1", reader.GetString(0));
        Assert.Equal(-12.5, reader.GetDouble(1));
        Assert.Equal(new DateTime(2026, 11, 5), reader.GetDateTime(3));
        Assert.Equal(new DateTime(2026, 11, 5, 8, 30, 15), reader.GetDateTime(4));
        Assert.Null(reader.GetValue(5));
        Assert.Equal("<&>\"'_x0041_ \u0001 末", reader.GetString(6));
    }

    [Fact]
    public async Task Writers_NeverWriteSynchronously()
    {
        await using var response = new ForwardOnlyStream(new MemoryStream());
        await using var csv = new CsvTableWriter(response);
        await using var xlsx = await XlsxTableWriter.CreateAsync(response, "a/b", [], CancellationToken.None);
        foreach (var writer in new ITableWriter[] { csv, xlsx })
        {
            for (var i = 0; i < 5000; i++)
            {
                await writer.WriteAsync(["row", i, Guid.CreateVersion7().ToString()], CancellationToken.None);
            }

            await writer.CompleteAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Csv_OfRandomCells_IsReadBackWithTheRightLines()
    {
        var random = new Random(6);
        for (var round = 0; round < 200; round++)
        {
            var rows = RandomRows(random);
            var text = await CsvAsync([[.. Header()], .. rows.Select(row => row.Select(cell => (TableCell)cell).ToArray())]);

            var line = 2;
            var expected = new List<(int Line, string Cells)>();
            foreach (var row in rows)
            {
                expected.Add((line, string.Join('|', row.Select(Trimmed))));
                line += 1 + row.Sum(Lines);
            }

            var read = await Files.RowsAsync(ImportKinds.Units, text);
            Assert.Equal(expected, read.Select(row => (row.Line, Joined(row))));
        }

        static int Lines(string cell) => cell.ReplaceLineEndings("\n").Count(character => character == '\n') - cell.Count(character => character is '\f' or '\u0085' or '\u2028' or '\u2029');
    }

    [Fact]
    public async Task Xlsx_OfRandomCells_IsReadBack()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var rows = RandomRows(random);

            var read = await Files.RowsAsync(ImportKinds.Units, await XlsxAsync([[.. Header()], .. rows.Select(row => row.Select(cell => (TableCell)cell).ToArray())]));

            Assert.Equal(rows.Select((row, index) => (index + 2, string.Join('|', row.Select(Trimmed)))), read.Select(row => (row.Line, Joined(row))));
        }
    }

    private static IEnumerable<TableCell> Header() => ImportKinds.Units.Columns.Select(column => (TableCell)column.Name);

    private static string Joined(ImportRow row) => string.Join('|', ImportKinds.Units.Columns.Select(column => row.Get(column.Name)));

    private static string Trimmed(string cell) => cell.Trim(' ', '\t', '\u3000', '\u00A0', '\u202F', '\r', '\n');

    /// <summary>Cells of awkward characters; the first of each row is never blank, none looks like a formula.</summary>
    private static List<string[]> RandomRows(Random random)
    {
        const string alphabet = "ab1,;\t\"\r\n '汉𠮷_x<&>|=+-@\u3000\u00A0";
        return
        [
            .. Enumerable.Range(0, random.Next(1, 12)).Select(row => ImportKinds.Units.Columns
                .Select((_, column) => (column == 0 ? $"u{row}" : "") + Cell())
                .ToArray()),
        ];

        string Cell()
        {
            var text = new StringBuilder();
            for (var length = random.Next(6); length > 0; length--)
            {
                var at = random.Next(alphabet.Length);
                text.Append(char.IsSurrogate(alphabet[at]) ? "𠮷" : alphabet[at].ToString());
            }

            return text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) ? "z" + text : text.ToString();
        }
    }

    private static async Task<string> CsvAsync(params TableCell[][] rows)
    {
        using var stream = new MemoryStream();
        await using var writer = new CsvTableWriter(stream);
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, CancellationToken.None);
        }

        await writer.CompleteAsync(CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task<byte[]> XlsxAsync(params TableCell[][] rows)
    {
        using var stream = new MemoryStream();
        await using var writer = await XlsxTableWriter.CreateAsync(stream, "表", [new XlsxColumn { Prompt = "p", PromptTitle = "t" }], CancellationToken.None);
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, CancellationToken.None);
        }

        await writer.CompleteAsync(CancellationToken.None);
        return stream.ToArray();
    }
}
