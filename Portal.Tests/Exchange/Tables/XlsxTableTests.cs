using DocumentFormat.OpenXml.Spreadsheet;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Tables;

namespace Portal.Tests.Exchange.Tables;

public sealed class XlsxTableTests
{
    private static readonly SiteZone Site = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Fact]
    public async Task Workbook_AsExcelWritesIt_IsReadFromItsFirstSheet()
    {
        var file = Workbooks.OfExcel(
            [],
            [],
            is1904: false,
            new Row { RowIndex = 1 },
            new Row(Workbooks.Text("A3", "某某花园")) { RowIndex = 3 },
            new Row(Workbooks.Shared("B5", 0), Workbooks.Shared("D5", 1), Workbooks.Text("E5", "手机")) { RowIndex = 5 },
            new Row(Workbooks.Number("B6", "101"), Workbooks.Shared("D6", 2), Workbooks.Number("E6", "1.3800138E10")) { RowIndex = 6 },
            new Row { RowIndex = 7 },
            new Row(Workbooks.Number("B9", "102"), Workbooks.Text("J9", "a note beside the table")) { RowIndex = 9 });

        var rows = await Files.RowsAsync(ImportKinds.Units, file);

        Assert.Equal([6, 9], rows.Select(row => row.Line));
        Assert.Equal(("101", "李\r四", "13800138000"), (rows[0].Get("code"), rows[0].Get("owner"), rows[0].Get("phone")));
        Assert.True(rows[1].IsGood);
        Assert.Equal("", rows[1].Get("owner"));
    }

    [Theory]
    [InlineData("1234.5", "1234.5")]
    [InlineData("3.3000000000000003", "3.3")]
    [InlineData("1E-3", "0.001")]
    [InlineData("1.0E+2", "100")]
    [InlineData("12345678901", "12345678901")]
    [InlineData("12345678901234567", "12345678901234567")]
    [InlineData("1.2345678901E10", "12345678901")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("7.0", "7")]
    [InlineData("0", "0")]
    public void Number_IsWrittenInPlainDigits(string stored, string expected) =>
        Assert.Equal(expected, XlsxNumber.Write(stored, NumberLook.Number, is1904: false, new char[64]));

    [Theory]
    [InlineData("46331", "2026-11-05 00:00:00")]
    [InlineData("46331.354166666664", "2026-11-05 08:30:00")]
    [InlineData("46331.999999999", "2026-11-06 00:00:00")]
    [InlineData("61", "1900-03-01 00:00:00")]
    public void Number_ShownAsADay_IsWrittenAsOne(string stored, string expected) =>
        Assert.Equal(expected, XlsxNumber.Write(stored, NumberLook.Date, is1904: false, new char[64]));

    [Theory]
    [InlineData("0.354166666666667", "08:30:00")]
    [InlineData("0", "00:00:00")]
    [InlineData("1", "24:00:00")]
    public void Number_ShownAsATime_IsWrittenAsOne(string stored, string expected) =>
        Assert.Equal(expected, XlsxNumber.Write(stored, NumberLook.Time, is1904: false, new char[64]));

    [Theory]
    [InlineData("yyyy-mm-dd", NumberLook.Date)]
    [InlineData("yyyy\"年\"m\"月\"d\"日\";@", NumberLook.Date)]
    [InlineData("[$-804]yyyy\"年\"m\"月\";@", NumberLook.Date)]
    [InlineData("mmm", NumberLook.Date)]
    [InlineData("yyyy/m/d\\ h:mm", NumberLook.Date)]
    [InlineData("h:mm:ss AM/PM", NumberLook.Time)]
    [InlineData("[h]:mm", NumberLook.Time)]
    [InlineData("[mm]", NumberLook.Time)]
    [InlineData("General", NumberLook.Number)]
    [InlineData("G/通用格式", NumberLook.Number)]
    [InlineData("#,##0.00\"days\"", NumberLook.Number)]
    [InlineData("[Red]0.00;[Magenta]-0.00", NumberLook.Number)]
    [InlineData("0.00E+00", NumberLook.Number)]
    [InlineData("_(* #,##0.00_);_(* \\(#,##0.00\\)", NumberLook.Number)]
    [InlineData("@", NumberLook.Number)]
    public void Format_ByItsCode_IsUnderstood(string code, object look) => Assert.Equal(look, XlsxStyles.LookOf(code));

    [Fact]
    public async Task Days_InEveryChineseFormat_AreDays()
    {
        var file = Workbooks.OfExcel(
            ["yyyy\"年\"m\"月\"d\"日\";@", "[$-804]yyyy\"年\"m\"月\";@"],
            [14, 31, 57, 22],
            is1904: false,
            new Row(Workbooks.Text("A1", "id"), Workbooks.Text("B1", "unit"), Workbooks.Text("C1", "type"), Workbooks.Text("D1", "period"), Workbooks.Text("E1", "amount"), Workbooks.Text("F1", "due")),
            Bill(1, 2), Bill(2, 6), Bill(3, 1), Bill(4, 5), Bill(5, 0), Bill(6, 3), Bill(7, 4));

        var rows = await Files.RowsAsync(ImportKinds.Bills, file);

        Assert.Equal(7, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal(new Period(2026, 11), row.Period("period"));
            Assert.Equal(new DateOnly(2026, 11, 5), row.Date("due"));
            Assert.Equal(new Money(123450), row.Amount("amount", AmountRule.NotNegative));
            Assert.Null(row.Problem);
        });

        static Row Bill(int number, uint style) => new(
            Workbooks.Text($"A{number + 1}", $"B{number}"), Workbooks.Text($"B{number + 1}", "1-101"), Workbooks.Text($"C{number + 1}", "物业费"),
            Workbooks.Number($"D{number + 1}", "46331", style), Workbooks.Number($"E{number + 1}", "1234.5"), Workbooks.Number($"F{number + 1}", "46331", style));
    }

    [Fact]
    public async Task Instants_FromDayCells_AreToTheSecondAndMidnightCounts()
    {
        var file = Workbooks.OfExcel(
            ["yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd"],
            [],
            is1904: false,
            new Row(Workbooks.Text("A1", "staff"), Workbooks.Text("B1", "post"), Workbooks.Text("C1", "start"), Workbooks.Text("D1", "end")),
            new Row(Workbooks.Text("A2", "E1"), Workbooks.Text("B2", "P1"), Workbooks.Number("C2", "46331.354340277780", 1), Workbooks.Number("D2", "46332", 2)));

        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Assignments, file));

        Assert.Equal(new DateTimeOffset(2026, 11, 5, 0, 30, 15, TimeSpan.Zero), row.Instant("start", Site));
        Assert.Equal(new DateTimeOffset(2026, 11, 5, 16, 0, 0, TimeSpan.Zero), row.Instant("end", Site));
    }

    [Fact]
    public async Task Days_CountedFrom1904_AreTheSameDays()
    {
        var file = Workbooks.OfExcel(
            ["yyyy-mm-dd"],
            [],
            is1904: true,
            new Row(Workbooks.Text("A1", "code"), Workbooks.Text("B1", "name"), Workbooks.Text("C1", "joined")),
            new Row(Workbooks.Text("A2", "E1"), Workbooks.Text("B2", "王"), Workbooks.Number("C2", (46331 - 1462).ToString(), 1)));

        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Staff, file));

        Assert.Equal(new DateOnly(2026, 11, 5), row.Date("joined"));
    }

    [Fact]
    public async Task Times_FromTimeCells_AreMinutes()
    {
        var file = Workbooks.OfExcel(
            ["[h]:mm"],
            [20],
            is1904: false,
            new Row(Workbooks.Text("A1", "code"), Workbooks.Text("B1", "name"), Workbooks.Text("C1", "days"), Workbooks.Text("D1", "from"), Workbooks.Text("E1", "to"), Workbooks.Text("F1", "min")),
            new Row(Workbooks.Text("A2", "P"), Workbooks.Text("B2", "岗"), Workbooks.Text("C2", "每天"), Workbooks.Number("D2", "0.33333333333333331", 2), Workbooks.Number("E2", "1", 1), Workbooks.Number("F2", "2")));

        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Posts, file));

        Assert.Equal((480, 1440, 2), (row.MinuteOfDay("from"), row.MinuteOfDay("to"), row.WholeNumber("min", 0, 99)));
    }

    [Fact]
    public async Task Sheet_WithoutReferencesPrefixesOrSharedParts_IsRead()
    {
        var sheet = """
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>
            <x:row><x:c t="str"><x:v>code</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>ow</x:t></x:r><x:r><x:t>ner</x:t></x:r></x:is></x:c></x:row>
            <x:row><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>
            """;

        var row = Assert.Single(await Files.RowsAsync(ImportKinds.Units, Workbooks.OfParts(("xl/worksheets/sheet1.xml", sheet))));

        Assert.Equal((2, "2", "true"), (row.Line, row.Get("code"), row.Get("owner")));
    }
}
