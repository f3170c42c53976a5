using Portal.App;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Exchange.Tables;
using Portal.Features.Cases;
using Portal.Features.Fees;

namespace Portal.Features.Statistics;

/// <summary>A row behind a figure: as JSON of the API, and as cells of the page and of an export.</summary>
public abstract record FigureRow
{
    /// <summary>Keys of the column headings, in the order of <see cref="Cells"/>.</summary>
    internal abstract IReadOnlyList<string> Headings { get; }

    /// <summary>The cells in the reader's language and the site's time.</summary>
    internal abstract IReadOnlyList<TableCell> Cells(Texts texts, SiteZone zone);
}

/// <summary>A stretch of a post's time behind the coverage rate; instants in site time.</summary>
public sealed record CoverageFigureRow(
    string Post, string Name, DateTimeOffset From, DateTimeOffset To, int Required, int Present, int Gap) : FigureRow
{
    internal override IReadOnlyList<string> Headings =>
        ["statistics.row.post", "statistics.row.name", "statistics.row.from", "statistics.row.to", "statistics.row.required", "statistics.row.present", "statistics.row.gap"];

    internal override IReadOnlyList<TableCell> Cells(Texts texts, SiteZone zone) =>
        [Post, Name, TableCell.Of(From, zone), TableCell.Of(To, zone), Required, Present, Gap];
}

/// <summary>A case behind a figure; instants in site time.</summary>
public sealed record CaseFigureRow(
    string Number, string? ExternalNumber, string Kind, string Title, string? Unit, DateTimeOffset ReceivedAt, DateTimeOffset? ResolveDue,
    DateTimeOffset? ResolvedAt, int? Satisfaction, int Reopened, bool Timely, bool Effective) : FigureRow
{
    internal override IReadOnlyList<string> Headings =>
    [
        "statistics.row.number", "statistics.row.external-number", "statistics.row.kind", "statistics.row.title", "statistics.row.unit",
        "statistics.row.received-at", "statistics.row.resolve-due", "statistics.row.resolved-at", "statistics.row.satisfaction",
        "statistics.row.reopened", "statistics.row.timely", "statistics.row.effective",
    ];

    internal static CaseFigureRow Of(CaseLine line, int leastSatisfaction, SiteZone zone) => new(
        line.Number,
        line.ExternalNumber,
        line.Kind.ToString().ToLowerInvariant(),
        line.Title,
        line.Unit,
        zone.ToSite(line.ReceivedAt),
        line.Due is { } due ? zone.ToSite(due) : null,
        line.ResolvedAt is { } resolved ? zone.ToSite(resolved) : null,
        line.Satisfaction,
        line.Reopened,
        line.ResolvedAt is not null && !(line.ResolvedAt > line.Due),
        line.ResolvedAt is not null && line.Reopened == 0 && !(line.Satisfaction < leastSatisfaction));

    internal override IReadOnlyList<TableCell> Cells(Texts texts, SiteZone zone)
    {
        TableCell At(DateTimeOffset? at) => at is { } instant ? TableCell.Of(instant, zone) : default;
        string YesNo(bool yes) => texts[yes ? "statistics.yes" : "statistics.no"];
        return
        [
            Number, ExternalNumber, texts["enum.CaseKind." + Enum.Parse<CaseKind>(Kind, ignoreCase: true)], Title, Unit, At(ReceivedAt), At(ResolveDue),
            At(ResolvedAt), (decimal?)Satisfaction, Reopened, YesNo(Timely), YesNo(Effective),
        ];
    }
}

/// <summary>A bill behind a collection rate; money in yuan as text.</summary>
public sealed record BillFigureRow(string Bill, string Unit, string? Building, DateOnly Due, string Receivable, string Collected, string Outstanding) : FigureRow
{
    private readonly CollectionRow _row = null!;

    private BillFigureRow(CollectionRow row)
        : this(row.Number, row.Unit, row.Building, row.Due, row.Owed.ToString(), row.Collected.ToString(), row.Outstanding.ToString()) => _row = row;

    internal override IReadOnlyList<string> Headings =>
    [
        "statistics.row.bill", "statistics.row.unit", "statistics.row.building", "statistics.row.due", "statistics.row.receivable",
        "statistics.row.collected", "statistics.row.outstanding",
    ];

    internal static BillFigureRow Of(CollectionRow row) => new(row);

    internal override IReadOnlyList<TableCell> Cells(Texts texts, SiteZone zone) =>
        [Bill, Unit, Building, Due, _row.Owed, _row.Collected, _row.Outstanding];
}

/// <summary>A page of the rows behind a figure.</summary>
/// <param name="Total">Rows in all: the count behind the figure.</param>
/// <param name="Rows">The rows of the page.</param>
public sealed record FigureRowPage(int Total, IReadOnlyList<FigureRow> Rows);
