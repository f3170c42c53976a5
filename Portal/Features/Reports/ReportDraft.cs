using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>
/// What an author has in the fields. While nothing was typed it follows the report; once something was, it keeps the
/// version that the author saw, so that somebody else's change is not written over.
/// </summary>
public sealed class ReportDraft
{
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> _rows = new(StringComparer.Ordinal);
    private bool _isTyped;

    /// <summary>Version of the report that the author saw.</summary>
    public int Version { get; private set; }

    /// <summary>Takes over what a report says, unless the author is typing.</summary>
    public void Follow(ReportSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (_isTyped)
        {
            return;
        }

        Version = sheet.Report.Version;
        foreach (var value in sheet.Report.Values)
        {
            _texts[value.Field] = value.Text;
            _rows[value.Field] = [.. value.Rows.Select(row => row.ToArray())];
        }
    }

    /// <summary>What was typed is kept; the draft follows the report again.</summary>
    public void Kept() => _isTyped = false;

    /// <summary>The text of a field.</summary>
    public string? Text(string field) => _texts.GetValueOrDefault(field);

    /// <summary>The author types a text.</summary>
    public void Type(string field, string? text) => (_texts[field], _isTyped) = (text, true);

    /// <summary>The rows of a field.</summary>
    public IReadOnlyList<string[]> Rows(string field) => _rows.GetValueOrDefault(field) ?? [];

    /// <summary>The author types into a cell.</summary>
    public void Type(string field, int row, int column, string? text) => (_rows[field][row][column], _isTyped) = (text ?? "", true);

    /// <summary>One more row.</summary>
    public void Add(ReportField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (!_rows.TryGetValue(field.Key, out var rows))
        {
            _rows[field.Key] = rows = [];
        }

        rows.Add([.. field.Columns.Select(_ => "")]);
        _isTyped = true;
    }

    /// <summary>One row less.</summary>
    public void Remove(string field, int row)
    {
        _rows[field].RemoveAt(row);
        _isTyped = true;
    }

    /// <summary>What the author writes, by the form.</summary>
    public IReadOnlyCollection<ReportValue> Values(ReportTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return
        [
            .. template.Fields
                .Where(field => field.Kind is ReportFieldKind.Text or ReportFieldKind.Items)
                .Select(field => field.Kind == ReportFieldKind.Text ? new ReportValue(field.Key, Text(field.Key)) : new ReportValue(field.Key) { Rows = Rows(field.Key) }),
        ];
    }
}
