using System.Text;
using Portal.Exchange;
using Portal.Exchange.Tables;

namespace Portal.Tests.Exchange.Tables;

public sealed class TextTableTests
{
    private const string Unit = "code,owner\n1-101,李四\n";

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "utf-8", Files.Utf8(Unit) },
        { "utf-8 with mark", [0xEF, 0xBB, 0xBF, .. Files.Utf8(Unit)] },
        { "gb18030", Files.Gb18030.GetBytes(Unit) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Encoding_OfEachAllowedKind_IsFound(string name, byte[] file)
    {
        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Units, file));

        Assert.True(row.Get("owner") == "李四", name);
        Assert.Equal("1-101", row.Get("code"));
    }

    [Fact]
    public async Task Gb18030_WithChineseHeaderAndRareCharacters_IsRead()
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, Files.Gb18030.GetBytes("房号,业主,面积\r\n1-1-101,㐀𠮷,89.67\r\n"));

        Assert.Equal("㐀𠮷", rows[0].Get("owner"));
        Assert.Equal(89.67m, rows[0].Area("area"));
    }

    [Fact]
    public async Task Gb18030_WhoseFirstMegabyteIsPlain_IsStillRead()
    {
        var text = "code,owner\n" + string.Concat(Enumerable.Range(0, 80_000).Select(i => $"U{i:00000000},x\n")) + "last,业主\n";

        var rows = await Files.RowsAsync(ImportKinds.Units, Files.Gb18030.GetBytes(text));

        Assert.Equal("业主", rows[^1].Get("owner"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Utf8_WithACharacterAcrossTheEndOfABlock_IsNotMistaken(int shift)
    {
        var text = "code,owner\nU,\"" + new string('x', 30_000) + "\"\nV," + new string('y', shift) + string.Concat(Enumerable.Repeat("汉", 30_000)) + "\n";

        var rows = await Files.RowsAsync(ImportKinds.Units, text);

        Assert.EndsWith("汉", rows[1].Get("owner"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Utf8_DamagedInOnePlace_IsRefusedThereAndNotReadAsNonsense()
    {
        var file = Files.Utf8("code,owner\n1,欧阳娜娜司马相如诸葛孔明\n2,王五\n");
        file[^3] = 0xFF;

        var problem = await Files.RefusalAsync(ImportKinds.Units, file);

        Assert.Equal(ImportRefusals.EncodingUnknown, problem.Refusal);
        Assert.Equal(3, problem.Line);
    }

    [Fact]
    public async Task Text_InNeitherEncoding_IsRefusedOnItsLine()
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, [.. Files.Utf8("code,owner\n1,a\n2,"), 0xFF, 0xFF, (byte)'\n']);

        Assert.Equal(ImportRefusals.EncodingUnknown, problem.Refusal);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData(";")]
    public async Task Separator_OfEachAllowedKind_IsFound(string separator)
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, $"code,owner,area\n1-101,\"李{separator}四\",70\n".Replace(",", separator, StringComparison.Ordinal));

        Assert.Equal($"李{separator}四", rows[0].Get("owner"));
        Assert.Equal("70", rows[0].Get("area"));
    }

    [Fact]
    public async Task Separator_WhenThePreambleIsFullOfCommas_FollowsTheHeader()
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, "报表,一,二,三,四,五\nsep=;\ncode;owner\n1-101;a,b\n");

        Assert.Equal("a,b", rows[0].Get("owner"));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Line_OfEachRow_IsWhereItStarts(string end)
    {
        var text = "code,owner\nA,\"one\ntwo \"\"quoted\"\"\n\nfour\"\nB,x\n\n,\nC,y".Replace("\n", end, StringComparison.Ordinal);

        var rows = await Files.RowsAsync(ImportKinds.Units, text);

        Assert.Equal([2, 6, 9], rows.Select(row => row.Line));
        Assert.Equal($"one{end}two \"quoted\"{end}{end}four", rows[0].Get("owner"));
    }

    [Fact]
    public async Task Rows_OfBlanksOnly_AreLeftOut()
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, "code,owner\n\nA,x\n , \u3000\n\"\",\n");

        Assert.Equal("A", Assert.Single(rows).Get("code"));
    }

    [Fact]
    public async Task Header_BehindAPreamble_IsFoundWithinThirtyLines()
    {
        var preamble = "某某花园,2026年11月\n\"打印人\n王五\"\n" + string.Concat(Enumerable.Repeat("\n", 13));

        var opening = await Files.OpenAsync(ImportKinds.Units, preamble + "业主,房号\n李四,1-101\n");

        using var table = opening.Table!;
        Assert.Equal(17, table.HeaderLine);
        var row = Assert.Single(table.Rows());
        Assert.Equal((18, "1-101"), (row.Line, row.Get("code")));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public async Task Header_OnLineThirty_IsTheLastLookedAt(int before, bool found)
    {
        var opening = await Files.OpenAsync(ImportKinds.Units, string.Concat(Enumerable.Repeat("-\n", before)) + "code\n1\n");

        Assert.Equal(found, opening.Table is not null);
        opening.Table?.Dispose();
    }

    [Fact]
    public async Task Header_WhenTied_IsTheFirst()
    {
        var opening = await Files.OpenAsync(ImportKinds.Units, "x\ncode,owner\nphone,code\n");

        using var table = opening.Table!;
        Assert.Equal(2, table.HeaderLine);
    }

    [Fact]
    public async Task Header_NamingNothing_IsLineOneAndMissesTheRequired()
    {
        var opening = await Files.OpenAsync(ImportKinds.Assignments, "\na,b\n1,2\n");

        Assert.Null(opening.Table);
        Assert.Equal(["staff", "post", "start", "end"], opening.Rejected.Select(problem => problem.Column));
        Assert.All(opening.Rejected, problem => Assert.Equal((1, ImportRefusals.ColumnMissing.Code), (problem.Line, problem.Refusal.Code)));
    }

    [Fact]
    public async Task Header_WithoutARequiredColumn_IsRefusedOnItsLine()
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, "estate\nowner,phone\n李四,138\n");

        Assert.Equal((2, "code"), (problem.Line, problem.Column));
        Assert.Equal(ImportRefusals.ColumnMissing.Code, problem.Refusal.Code);
    }

    [Theory]
    [InlineData("CODE, Owner\u00A0,\u3000AREA\t")]
    [InlineData("房号,业主,面积")]
    [InlineData("房号*,owner,面积＊")]
    public async Task Header_InEitherLanguageAnyCaseAndBlanks_IsRecognised(string header)
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, header + "\n\u3000A\u00A0 , 李四\t,70\n");

        Assert.Equal(("A", "李四", "70"), (rows[0].Get("code"), rows[0].Get("owner"), rows[0].Get("area")));
    }

    [Fact]
    public async Task Header_WithUnknownColumns_WarnsAndGoesOn()
    {
        var opening = await Files.OpenAsync(ImportKinds.Units, "code,colour,,owner\n1,red,,x\n");

        using var table = opening.Table!;
        var warning = Assert.Single(table.Warnings);
        Assert.Equal((1, "colour", ImportRefusals.ColumnUnknown.Code), (warning.Line, warning.Column, warning.Refusal.Code));
        Assert.Equal("x", table.Rows().Single().Get("owner"));
    }

    [Fact]
    public async Task Header_NamingAColumnTwice_IsRefused()
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, "code,owner,房号\n1,x,2\n");

        Assert.Equal((1, "code", ImportRefusals.ColumnTwice.Code), (problem.Line, problem.Column, problem.Refusal.Code));
    }

    [Fact]
    public async Task Row_WithMoreCellsThanTheHeader_IsRefusedSinceACommaMayHaveSplitAnAmount()
    {
        var rows = await Files.RowsAsync(ImportKinds.Units, "code,area\n1,1,234.50\n2,70,,\n3\n");

        Assert.Equal(ImportRefusals.CellsSurplus.With(3, 2), rows[0].Problem);
        Assert.True(rows[1].IsGood);
        Assert.True(rows[2].IsGood);
    }

    [Fact]
    public async Task Rows_CanBeGoneOverTwice()
    {
        var opening = await Files.OpenAsync(ImportKinds.Units, Unit);
        using var table = opening.Table!;

        Assert.Equal(table.Rows().Select(row => row.Get("owner")), table.Rows().Select(row => row.Get("owner")));
        Assert.Equal(1, table.RowCount);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(400_000)]
    public async Task Stream_ThatCannotSeek_IsReadAsynchronouslyAndKept(int rows)
    {
        var text = "code\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i}\n"));
        await using var body = new ForwardOnlyStream(new MemoryStream(Files.Utf8(text)));

        var opening = await TableReader.OpenAsync(body, ImportKinds.Units, CancellationToken.None);

        using var table = opening.Table!;
        Assert.Equal(rows, table.RowCount);
    }

    [Fact]
    public async Task Reading_WhenCancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => TableReader.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(Unit)), ImportKinds.Units, cancelled.Token));
    }
}
