using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace Portal.Tests.Exchange.Tables;

/// <summary>Makes workbooks: whole ones by the Open XML SDK, odd ones part by part.</summary>
internal static class Workbooks
{
    private const string Workbook = """<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>""";

    private const string Relations = """
        <Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>
        """;

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook around the given parts, of which the sheet is one.</summary>
    public static byte[] OfParts(params (string Name, string Content)[] parts) =>
        Zip([("xl/workbook.xml", Workbook), ("xl/_rels/workbook.xml.rels", Relations), .. parts]);

    /// <summary>A workbook one part of which unpacks to that many megabytes.</summary>
    public static byte[] Bomb(string part, int megabytes)
    {
        var frame = OfParts(part.Contains("sheet1", StringComparison.Ordinal) ? [] : [("xl/worksheets/sheet1.xml", "<worksheet/>")]);
        var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(frame), ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var source = entry.Open();
                using var target = to.CreateEntry(entry.FullName).Open();
                source.CopyTo(target);
            }

            using var zeros = to.CreateEntry(part, CompressionLevel.Fastest).Open();
            zeros.Write("<sst>"u8);
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<si/>0000", 1 << 17)))[..(1 << 20)];
            for (var i = 0; i < megabytes; i++)
            {
                zeros.Write(block);
            }
        }

        return result.ToArray();
    }

    /// <summary>
    /// A workbook as Excel writes it: shared texts with runs and readings, styles, two sheets, gaps. Number formats are
    /// given for the styles 1, 2, ... of the cells.
    /// </summary>
    public static byte[] OfExcel(string[] formats, uint[] builtIn, bool is1904, params Row[] rows)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = is1904 });
            var first = workbook.AddNewPart<WorksheetPart>();
            first.Worksheet = new Worksheet(new SheetData(rows.Select(row => row.CloneNode(deep: true))));
            var second = workbook.AddNewPart<WorksheetPart>();
            second.Worksheet = new Worksheet(new SheetData(new Row(Text("A1", "id"))));
            workbook.Workbook.Append(new Sheets(
                new Sheet { Name = "一", SheetId = 7, Id = workbook.GetIdOfPart(first) },
                new Sheet { Name = "二", SheetId = 1, Id = workbook.GetIdOfPart(second) }));
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("房号")),
                new SharedStringItem(new Run(new RunProperties(new Bold()), new Text("业")), new Run(new Text("主")), new PhoneticRun(new Text("yezhu")) { BaseTextStartIndex = 0, EndingBaseIndex = 2 }),
                new SharedStringItem(new Text("  李_x000D_四  ") { Space = SpaceProcessingModeValues.Preserve }));
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles(formats, builtIn);
        }

        return file.ToArray();
    }

    /// <summary>Opens a workbook with a reader that has nothing in common with ours.</summary>
    public static IExcelDataReader ReadByAnother(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
    }

    /// <summary>Fails on anything that the Open XML SDK finds wrong with a workbook.</summary>
    public static void AssertValid(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    public static Cell Shared(string at, int index) => new() { CellReference = at, DataType = CellValues.SharedString, CellValue = new CellValue(index) };

    public static Cell Text(string at, string text) => new(new InlineString(new Text(text))) { CellReference = at, DataType = CellValues.InlineString };

    public static Cell Number(string at, string number, uint style = 0) => new() { CellReference = at, CellValue = new CellValue(number), StyleIndex = style };

    private static Stylesheet Styles(string[] formats, uint[] builtIn) => new(
        new NumberingFormats(formats.Select((code, index) => new NumberingFormat { NumberFormatId = 200 + (uint)index, FormatCode = code })),
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat { NumberFormatId = 14 }),
        new CellFormats(
            new[] { 0u }.Concat(formats.Select((_, index) => 200 + (uint)index)).Concat(builtIn).Select(id => new CellFormat { NumberFormatId = id })));
}
