using System.IO.Compression;

namespace Portal.Features.Obligations;

/// <summary>What a document is: its content decides, never its name or what the browser called it.</summary>
/// <param name="Extension">With which it is handed out, e.g. <c>.pdf</c>.</param>
/// <param name="ContentType">Its media type.</param>
internal sealed record DocumentKind(string Extension, string ContentType)
{
    private const int LongestName = 120;

    private static readonly Dictionary<string, DocumentKind> Office = new(StringComparer.Ordinal)
    {
        ["word/document.xml"] = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ["xl/workbook.xml"] = new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ["ppt/presentation.xml"] = new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    };

    /// <summary>The kind; null where it is none that is taken: PDF, PNG, JPEG, DOCX, XLSX, PPTX.</summary>
    public static DocumentKind? Of(byte[] content) =>
        content.AsSpan().StartsWith("%PDF-"u8) ? new(".pdf", "application/pdf")
        : content.AsSpan().StartsWith("PK\u0003\u0004"u8) ? OfPackage(content)
        : Picture.Of(content) is { } picture ? new(picture.ContentType == "image/png" ? ".png" : ".jpg", picture.ContentType)
        : null;

    /// <summary>The name under which it is handed out: the one it came with, without a path and with the right ending.</summary>
    public string NameOf(string? name)
    {
        var bare = Path.GetFileNameWithoutExtension((name ?? "").Replace('\\', '/').Split('/')[^1]);
        var clean = new string([.. bare.Where(letter => !char.IsControl(letter) && letter is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim();
        return (clean.Length == 0 ? "file" : clean[..Math.Min(clean.Length, LongestName)]) + Extension;
    }

    /// <summary>Reads the table of contents only: nothing is unpacked.</summary>
    private static DocumentKind? OfPackage(byte[] content)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return package.Entries.Select(entry => Office.GetValueOrDefault(entry.FullName)).FirstOrDefault(kind => kind is not null);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
