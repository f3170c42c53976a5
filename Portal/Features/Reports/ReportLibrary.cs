using System.Text.Json;
using Portal.Domain.Reports;
using Portal.Domain.Rulebook;

namespace Portal.Features.Reports;

/// <summary>The published forms of this build, as <c>templates.json</c> has them: the one place where a form changes.</summary>
public sealed class ReportLibrary
{
    private readonly Dictionary<string, ReportTemplate> _byKey;
    private readonly Dictionary<string, int> _places;
    private readonly ILookup<string, ReportTemplate> _byObligation;

    private ReportLibrary(IReadOnlyList<ReportTemplate> templates)
    {
        Templates = templates;
        _byKey = templates.ToDictionary(template => template.Key, StringComparer.Ordinal);
        _places = templates.Index().ToDictionary(pair => pair.Item.Key, pair => pair.Index, StringComparer.Ordinal);
        _byObligation = templates.ToLookup(template => template.Obligation, StringComparer.Ordinal);
    }

    /// <summary>Every form, in the order in which lists show them.</summary>
    public IReadOnlyList<ReportTemplate> Templates { get; }

    /// <summary>The form of a key; null when there is none.</summary>
    public ReportTemplate? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The forms of an obligation.</summary>
    public IEnumerable<ReportTemplate> Of(string obligation) => _byObligation[obligation];

    /// <summary>Whether an obligation asks for a report.</summary>
    public bool IsReported(string obligation) => _byObligation.Contains(obligation);

    /// <summary>Where a form stands among those that lists show.</summary>
    public int PlaceOf(ReportTemplate template) => _places[template.Key];

    /// <summary>The forms of this assembly.</summary>
    public static ReportLibrary Load()
    {
        using var stream = typeof(ReportLibrary).Assembly.GetManifestResourceStream($"{typeof(ReportLibrary).Namespace}.templates.json")!;
        return new ReportLibrary([.. JsonSerializer.Deserialize<TemplateData[]>(stream, JsonSerializerOptions.Web)!.Select(data => data.ToDomain())]);
    }

    private sealed record TemplateData(
        string Key, int Version, string Zh, string En, string Obligation, string Covers, IReadOnlyList<string> Clauses, IReadOnlyList<FieldData> Fields, bool Penalised, bool Mailed, IReadOnlyList<string>? Readers)
    {
        public ReportTemplate ToDomain() => new(
            Key, Version, new Wording(Zh, En), Obligation, Enum.Parse<ReportCovers>(Covers, ignoreCase: true), Clauses, [.. Fields.Select(field => field.ToDomain())])
        {
            IsPenalised = Penalised,
            IsMailed = Mailed,
            Readers = Readers ?? [],
        };
    }

    private sealed record FieldData(string Key, string Zh, string En, string Kind, bool Required, bool Expected, string? Source, string? Clause, IReadOnlyList<ColumnData>? Columns)
    {
        public ReportField ToDomain() => new(Key, new Wording(Zh, En), Enum.Parse<ReportFieldKind>(Kind, ignoreCase: true))
        {
            IsRequired = Required,
            IsExpected = Expected,
            Source = Source,
            Clause = Clause,
            Columns = [.. (Columns ?? []).Select(column => new ReportColumn(new Wording(column.Zh, column.En), column.Required))],
        };
    }

    private sealed record ColumnData(string Zh, string En, bool Required);
}
