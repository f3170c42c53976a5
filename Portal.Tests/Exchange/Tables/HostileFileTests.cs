using System.IO.Compression;
using System.Text;
using Portal.Exchange;
using Portal.Exchange.Tables;

namespace Portal.Tests.Exchange.Tables;

public sealed class HostileFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\n")]
    [InlineData("\uFEFF")]
    public async Task File_WithNothingInIt_IsRefused(string text) =>
        Assert.Equal(new ImportProblem(1, ImportRefusals.Empty), await Files.RefusalAsync(ImportKinds.Units, text));

    [Fact]
    public async Task File_WithNuls_IsRefusedAsBinary() =>
        Assert.Equal(ImportRefusals.Binary, (await Files.RefusalAsync(ImportKinds.Units, "code\n1\0\n")).Refusal);

    [Fact]
    public async Task File_OfNoise_IsRefused()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);

        Assert.Equal(ImportRefusals.Binary, (await Files.RefusalAsync(ImportKinds.Units, noise)).Refusal);
    }

    [Fact]
    public async Task File_OfTenThousandColumns_IsRefusedOnItsLine()
    {
        var header = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"));

        var problem = await Files.RefusalAsync(ImportKinds.Units, $"{header}\n{header}\n");

        Assert.Equal(new ImportProblem(1, ImportRefusals.TooManyColumns.With(256)), problem);
    }

    [Fact]
    public async Task Row_OfTenThousandCellsUnderAGoodHeader_RefusesTheFile()
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, "code\n1\n" + new string(',', 10_000) + "\n");

        Assert.Equal(new ImportProblem(3, ImportRefusals.TooManyColumns.With(256)), problem);
    }

    [Fact]
    public async Task Quote_ThatNothingCloses_IsRefusedWhereItOpens() =>
        Assert.Equal(new ImportProblem(3, ImportRefusals.QuoteOpen), await Files.RefusalAsync(ImportKinds.Units, "code\n1\n\"2\n3\n4\n"));

    [Fact]
    public async Task Cell_BeyondTheLimit_IsRefusedWhereItsRowStarts()
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, "code\n1\n\"" + new string('x', 32_768) + "\"\n");

        Assert.Equal(new ImportProblem(3, ImportRefusals.CellTooLong.With(32_767)), problem);
    }

    [Fact]
    public async Task Rows_BeyondTheLimit_AreRefused()
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, Files.Utf8("code\n1\n2\n\n3\n"), new TableLimits { MaxRows = 2 });

        Assert.Equal(new ImportProblem(5, ImportRefusals.TooManyRows.With(2)), problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes_BeyondTheLimit_AreRefused(bool canSeek)
    {
        var bytes = new byte[(3 << 20) + 1];
        Array.Fill(bytes, (byte)'x');
        await using var file = new MemoryStream(bytes);
        Stream body = canSeek ? file : new ForwardOnlyStream(file);

        var opening = await TableReader.OpenAsync(body, ImportKinds.Units, new TableLimits { MaxBytes = 3 << 20 }, CancellationToken.None);

        Assert.Equal(ImportRefusals.TooLarge.With(3L), Assert.Single(opening.Rejected).Refusal);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/media/image1.bin")]
    public async Task Xlsx_ThatUnpacksToOverAGigabyte_IsRefusedInFlatMemory(string part)
    {
        var bomb = Workbooks.Bomb(part, megabytes: 1100);
        Assert.True(bomb.Length < 16 << 20);
        var limits = new TableLimits();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<TableRefusedException>(() => XlsxFile.Open(new MemoryStream(bomb), limits).Open());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(ImportRefusals.XlsxInflates, refused.Problem.Refusal);
        Assert.InRange(allocated, 0, 4 << 20);
        Assert.Equal(ImportRefusals.XlsxInflates, (await Files.RefusalAsync(ImportKinds.Units, bomb)).Refusal);
    }

    [Fact]
    public void Xlsx_ThatLiesAboutItsSize_IsStillCountedWhileItUnpacks()
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                deflate.Write(zeros);
            }
        }

        packed.Position = 0;
        using var guarded = new GuardedStream(new DeflateStream(packed, CompressionMode.Decompress), packed.Length, long.MaxValue, new TableLimits { MaxTaglessBytes = int.MaxValue });
        var room = new byte[64 * 1024];

        var refused = Assert.Throws<TableRefusedException>(() =>
        {
            while (guarded.Read(room) > 0)
            {
            }
        });

        Assert.Equal(ImportRefusals.XlsxInflates, refused.Problem.Refusal);
        Assert.InRange(guarded.Position, 1, Math.Max(4 << 20, packed.Length * 100) + room.Length);
    }

    [Fact]
    public async Task Xlsx_OfThousandsOfParts_IsRefused()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 1001; i++)
            {
                archive.CreateEntry($"p{i}");
            }
        }

        Assert.Equal(ImportRefusals.XlsxInflates, (await Files.RefusalAsync(ImportKinds.Units, file.ToArray())).Refusal);
    }

    [Fact]
    public async Task Xlsx_WhoseDirectoryAloneWouldFillTheMemory_IsRefusedUnread()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 30_000; i++)
            {
                archive.CreateEntry($"p{i}");
            }
        }

        file.Position = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<TableRefusedException>(() => XlsxPackage.Open(file, new TableLimits()));

        Assert.Equal(ImportRefusals.XlsxInflates, refused.Problem.Refusal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal(ImportRefusals.XlsxInflates, (await Files.RefusalAsync(ImportKinds.Units, file.ToArray())).Refusal);
    }

    [Fact]
    public async Task Xlsx_WithEntitiesThatGrow_IsRefused()
    {
        var sheet = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>""";

        Assert.Equal(ImportRefusals.XlsxDamaged, (await Files.RefusalAsync(ImportKinds.Units, Workbooks.OfParts(("xl/worksheets/sheet1.xml", sheet)))).Refusal);
    }

    [Fact]
    public async Task Xlsx_WithAnEndlessText_IsRefused()
    {
        var random = new Random(2);
        var text = new StringBuilder("<worksheet><sheetData><row r=\"4\"><c t=\"str\"><v>");
        for (var i = 0; i < 3 << 20; i++)
        {
            text.Append((char)('a' + random.Next(26)));
        }

        text.Append("</v></c></row></sheetData></worksheet>");

        var problem = await Files.RefusalAsync(ImportKinds.Units, Workbooks.OfParts(("xl/worksheets/sheet1.xml", text.ToString())));

        Assert.Contains(problem.Refusal.Code, new[] { ImportRefusals.CellTooLong.Code, ImportRefusals.XlsxInflates.Code });
    }

    [Fact]
    public async Task Xlsx_WithAValueFarToTheRight_IsRefused()
    {
        var sheet = """<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>code</v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row></sheetData></worksheet>""";

        var problem = await Files.RefusalAsync(ImportKinds.Units, Workbooks.OfParts(("xl/worksheets/sheet1.xml", sheet)));

        Assert.Equal(new ImportProblem(2, ImportRefusals.TooManyColumns.With(256)), problem);
    }

    public static TheoryData<string, byte[]> Damaged
    {
        get
        {
            var good = Workbooks.OfParts(("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v>code</v></c></row></sheetData></worksheet>"));
            var flipped = (byte[])good.Clone();
            for (var i = 40; i < 120; i++)
            {
                flipped[i] ^= 0x5A;
            }

            var data = new TheoryData<string, byte[]>
            {
                { "cut off", good[..(good.Length / 2)] },
                { "flipped bytes", flipped },
                { "empty archive", [(byte)'P', (byte)'K', 5, 6, .. new byte[18]] },
                { "another archive", Workbooks.Zip(("readme.txt", "hello")) },
                { "sheet cut off", Workbooks.OfParts(("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")) },
                { "unknown text", Workbooks.OfParts(("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>")) },
                { "row back", Workbooks.OfParts(("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"5\"/><row r=\"4\"/></sheetData></worksheet>")) },
            };
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public async Task Xlsx_Damaged_IsRefused(string name, byte[] file)
    {
        var problem = await Files.RefusalAsync(ImportKinds.Units, file);

        Assert.True(problem.Refusal.Code == ImportRefusals.XlsxDamaged.Code, $"{name}: {problem}");
    }

    [Fact]
    public async Task File_DamagedAtRandom_NeverThrows()
    {
        var good = Workbooks.OfParts(("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v>code</v></c></row><row><c><v>12</v></c></row></sheetData></worksheet>"));
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var file = (byte[])good.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                file[random.Next(4, file.Length)] = (byte)random.Next(256);
            }

            var opening = await Files.OpenAsync(ImportKinds.Units, file);
            opening.Table?.Rows().Count();
            opening.Table?.Dispose();
        }
    }

    [Fact]
    public async Task Table_OfAHundredThousandRows_IsReadInFlatMemory()
    {
        var text = new StringBuilder("id,unit,paid_at,amount\n");
        for (var i = 0; i < 100_000; i++)
        {
            text.Append($"P{i},1-101,2026-11-05 08:30,12.50\n");
        }

        var opening = await Files.OpenAsync(ImportKinds.Payments, text.ToString());
        using var table = opening.Table!;

        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = table.Rows().Count();
        var perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / rows;

        Assert.Equal(100_000, rows);
        Assert.InRange(perRow, 1, 400);
    }
}
