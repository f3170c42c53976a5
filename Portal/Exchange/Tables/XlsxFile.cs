using System.Xml;

namespace Portal.Exchange.Tables;

/// <summary>
/// The first sheet of an XLSX, read straight from its XML: the row numbers are the sheet's own, numbers keep the digits
/// they show, and neither an endless row nor an endless text is ever held in memory.
/// </summary>
internal sealed class XlsxFile : ITableFile
{
    private const string OfficeDocument = "/officeDocument";
    private const string SharedStrings = "/sharedStrings";
    private const string Styles = "/styles";

    private readonly XlsxPackage _package;
    private readonly TableLimits _limits;
    private readonly string _sheet;
    private readonly XlsxBook _book;

    private XlsxFile(XlsxPackage package, TableLimits limits, string sheet, XlsxBook book)
    {
        _package = package;
        _limits = limits;
        _sheet = sheet;
        _book = book;
    }

    /// <inheritdoc/>
    public bool RefusesSurplusCells => false;

    /// <summary>Opens the workbook and reads what all sheets share.</summary>
    /// <exception cref="TableRefusedException">Damaged, or over the limits.</exception>
    public static XlsxFile Open(Stream stream, TableLimits limits) => Guard(() =>
    {
        var package = XlsxPackage.Open(stream, limits);
        try
        {
            var root = Relations(package, "");
            var workbook = root.FirstOrDefault(relation => relation.Type.EndsWith(OfficeDocument, StringComparison.Ordinal))?.Target ?? "xl/workbook.xml";
            var relations = Relations(package, workbook);
            var (sheetId, is1904) = FirstSheet(package, workbook);
            var sheet = relations.FirstOrDefault(relation => relation.Id == sheetId)?.Target ?? throw XlsxPackage.Damaged();
            var styles = Part(package, relations, Styles);
            var texts = Part(package, relations, SharedStrings);
            var book = new XlsxBook(
                styles is null ? [] : XlsxStyles.Read(package, styles),
                texts is null ? [] : XlsxText.ReadAll(package, texts, limits),
                is1904);
            return new XlsxFile(package, limits, sheet, book);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public ITableRecords Open() => Guard(() => new XlsxRecords(_package.Read(_sheet), _book, _limits));

    /// <inheritdoc/>
    public void Dispose() => _package.Dispose();

    /// <summary>Turns what archives and XML complain about into a refusal.</summary>
    internal static T Guard<T>(Func<T> read, Func<int>? line = null)
    {
        try
        {
            return read();
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException or FormatException or OverflowException)
        {
            throw XlsxPackage.Damaged(line?.Invoke() ?? 1);
        }
    }

    private static string? Part(XlsxPackage package, IEnumerable<Relation> relations, string type) =>
        relations.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal) && package.Has(relation.Target))?.Target;

    private static (string? Id, bool Is1904) FirstSheet(XlsxPackage package, string workbook)
    {
        var is1904 = false;
        using var xml = package.Read(workbook);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                is1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                string? id = null;
                while (xml.MoveToNextAttribute())
                {
                    id = xml.LocalName == "id" && xml.Prefix.Length > 0 ? xml.Value : id;
                }

                return (id, is1904);
            }
        }

        return (null, is1904);
    }

    private static List<Relation> Relations(XlsxPackage package, string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var (folder, name) = (part[..slash], part[slash..]);
        var relations = $"{folder}_rels/{name}.rels";
        List<Relation> list = [];
        if (!package.Has(relations))
        {
            return list;
        }

        using var xml = package.Read(relations);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { } target)
            {
                list.Add(new Relation(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", Resolve(folder, target)));
            }
        }

        return list;
    }

    private static string Resolve(string folder, string target)
    {
        target = target.Replace('\\', '/');
        List<string> path = target.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                path.RemoveAt(path.Count > 0 ? path.Count - 1 : throw XlsxPackage.Damaged());
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private sealed record Relation(string Id, string Type, string Target);
}
