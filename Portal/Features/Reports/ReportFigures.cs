using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Domain.Statistics;
using Portal.Features.Cases;
using Portal.Features.Registers;
using Portal.Features.Statistics;

namespace Portal.Features.Reports;

/// <summary>The figures of a report, from the records as they are: nobody counts by hand [B-017, B-142, B-171, B-212, E-116, E-182].</summary>
public sealed class ReportFigures(PortalReader reader, ReadStatistics statistics, CollectionByPeriod collection, Texts texts, SiteZone zone, TimeProvider clock)
{
    private const string FromStatistics = "statistics.";
    private static readonly Actor Self = Actor.System("reports");

    /// <summary>Values of the form's figures and tables for the days of a turn, up to now where they have not ended.</summary>
    public async Task<IReadOnlyList<ReportValue>> ReadAsync(ReportTemplate template, ReportSpan span, CancellationToken cancellationToken)
    {
        var fields = template.Fields.Where(field => field.Source is not null).ToList();
        if (fields.Count == 0)
        {
            return [];
        }

        var month = fields.Exists(field => field.Source!.StartsWith(FromStatistics, StringComparison.Ordinal))
            ? await statistics.RunAsync(Self, Period.Of(span.From), cancellationToken)
            : (Result<StatisticsMonth>?)null;
        var byPeriod = fields.Exists(field => field.Source == CollectionByPeriod.Source) ? await collection.ReadAsync(Self, Period.Of(span.To), clock.GetUtcNow(), cancellationToken) : [];
        var (from, to) = (zone.ToInstant(span.From), zone.ToInstant(span.To.AddDays(1)));
        var until = to < clock.GetUtcNow() ? to : clock.GetUtcNow();
        return await reader.ReadAsync(
            async (db, token) =>
            {
                List<ReportValue> values = [];
                foreach (var field in fields)
                {
                    values.Add(field.Source == CollectionByPeriod.Source ? new ReportValue(field.Key) { Rows = byPeriod }
                        : field.Kind == ReportFieldKind.Table
                        ? new ReportValue(field.Key) { Rows = await RowsAsync(db, field.Source!, from, to, until, token) }
                        : new ReportValue(field.Key, Text(field.Source!.StartsWith(FromStatistics, StringComparison.Ordinal)
                            ? Figure(month!.Value, field.Source[FromStatistics.Length..])
                            : await CountAsync(db, field.Source, from, to, until, token))));
                }

                return values;
            },
            cancellationToken);
    }

    private static string? Text(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static decimal? Figure(Result<StatisticsMonth> month, string code) =>
        month.IsDone ? month.Value.Figures.FirstOrDefault(figure => figure.Key.Code == code)?.Value : null;

    private static async Task<decimal?> CountAsync(
        PortalDb db, string source, DateTimeOffset from, DateTimeOffset to, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var cases = db.Set<Case>();
        return source switch
        {
            "cases.received" => await cases.CountAsync(one => one.ReceivedAt >= from && one.ReceivedAt < to, cancellationToken),
            "cases.resolved" => await cases.CountAsync(one => one.ResolvedAt >= from && one.ResolvedAt < to, cancellationToken),
            "cases.pending" => await cases.CountAsync(one => one.ReceivedAt < until && (one.ResolvedAt == null || one.ResolvedAt >= until), cancellationToken),
            "cases.overdue" => await OverdueAsync(db, until, cancellationToken),
            _ => RegisterFigure.Read(source) is { } figure
                ? await figure.ReadAsync(db, from, to, until, cancellationToken)
                : throw new NotSupportedException($"No records are known for {source}."),
        };
    }

    private static async Task<decimal?> OverdueAsync(PortalDb db, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var limits = await CaseLimit.AllAsync(db, cancellationToken);
        var pending = await db.Set<Case>()
            .Where(one => one.ReceivedAt < until && (one.ResolvedAt == null || one.ResolvedAt >= until))
            .Select(one => new CaseHistory
            {
                Id = one.Id,
                Kind = one.Kind,
                Severity = one.Severity,
                Category = one.Category,
                ReceivedAt = one.ReceivedAt,
                ResolveDue = one.ResolveDue,
                ResolvedAt = one.ResolvedAt,
                ClosedAt = one.ClosedAt,
                Reopenings = one.Reopenings,
            })
            .ToListAsync(cancellationToken);
        return pending.Count(one => one.IsOverdueAt(until, limits));
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(
        PortalDb db, string source, DateTimeOffset from, DateTimeOffset to, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var touched = await db.Set<Case>()
            .Where(one => (one.ReceivedAt >= from && one.ReceivedAt < to) || (one.ResolvedAt >= from && one.ResolvedAt < to) || (one.ReceivedAt < until && one.ResolvedAt == null))
            .Select(one => new Matter(one.Kind, one.Category, one.ReceivedAt, one.ResolvedAt))
            .ToListAsync(cancellationToken);
        var counts = new Counts(from, to, until);
        return source switch
        {
            "matters.by-kind" =>
            [
                .. touched.GroupBy(one => one.Kind).OrderBy(own => own.Key)
                    .Select(own => Row(texts.For(Texts.Chinese, $"enum.CaseKind.{own.Key}"), own.Count(counts.Opened), own.Count(counts.Closed), own.Count(counts.Pending))),
            ],
            "services.by-category" =>
            [
                .. ByCategory(touched.Where(one => one.Kind == CaseKind.Service))
                    .Select(own => Row(own.Key, own.Count(counts.Opened), own.Count(counts.Closed)))
                    .Where(row => row.Skip(1).Any(count => count != "0")),
            ],
            "contacts.by-category" =>
            [
                .. ByCategory(touched.Where(one => one.Kind is CaseKind.Complaint or CaseKind.Suggestion or CaseKind.Enquiry).Where(counts.Opened))
                    .Select(own => Row(own.Key, own.Count())),
            ],
            _ => throw new NotSupportedException($"No records are known for {source}."),
        };
    }

    private static IEnumerable<IGrouping<string, Matter>> ByCategory(IEnumerable<Matter> cases) =>
        cases.GroupBy(one => one.Category ?? "—", StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal);

    private static IReadOnlyList<string> Row(string name, params int[] counts) =>
        [name, .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))];

    private sealed record Matter(CaseKind Kind, string? Category, DateTimeOffset ReceivedAt, DateTimeOffset? ResolvedAt);

    private sealed record Counts(DateTimeOffset From, DateTimeOffset To, DateTimeOffset Until)
    {
        public bool Opened(Matter one) => one.ReceivedAt >= From && one.ReceivedAt < To;

        public bool Closed(Matter one) => one.ResolvedAt >= From && one.ResolvedAt < To;

        public bool Pending(Matter one) => one.ReceivedAt < Until && (one.ResolvedAt is null || one.ResolvedAt >= Until);
    }
}
