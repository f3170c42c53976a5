using System.IO.Compression;
using System.Text;
using Portal.Features.Obligations;

namespace Portal.Tests.Features.Obligations;

/// <summary>What a document is, by its content.</summary>
public sealed class DocumentKindTests
{
    [Theory]
    [InlineData("word/document.xml", ".docx")]
    [InlineData("xl/workbook.xml", ".xlsx")]
    [InlineData("ppt/presentation.xml", ".pptx")]
    [InlineData("payload.exe", null)]
    public void Package_IsWhatItsPartsSay(string part, string? extension) => Assert.Equal(extension, DocumentKind.Of(Package(part))?.Extension);

    [Fact]
    public void Content_IsLookedAt_AndNothingElseIsTaken()
    {
        Assert.Equal(("application/pdf", ".pdf"), (DocumentKind.Of("%PDF-1.7"u8.ToArray())!.ContentType, DocumentKind.Of("%PDF-1.7"u8.ToArray())!.Extension));
        Assert.Equal(".png", DocumentKind.Of(Pictures.Png(4, 3))?.Extension);
        Assert.Equal(".jpg", DocumentKind.Of(Pictures.Jpeg(4, 3))?.Extension);
        Assert.All(new[] { "", "PDF", "<html>", "PK\u0003\u0004 broken", "MZ" }, text => Assert.Null(DocumentKind.Of(Encoding.Latin1.GetBytes(text))));
    }

    [Theory]
    [InlineData("图纸.pdf", "图纸.pdf")]
    [InlineData(@"C:\plans\plan.exe", "plan.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("a\"b<c>\r\n.pdf", "abc.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData(null, "file.pdf")]
    public void Name_IsBareAndEndsAsTheContentSays(string? name, string expected) => Assert.Equal(expected, DocumentKind.Of("%PDF-1.7"u8.ToArray())!.NameOf(name));

    private static byte[] Package(string part)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("[Content_Types].xml");
            zip.CreateEntry(part);
        }

        return content.ToArray();
    }
}
