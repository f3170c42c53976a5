using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.App;
using Portal.Data;
using Portal.Exchange.Tables;

namespace Portal.Features.Cases;

/// <summary>The list of cases as a CSV file that Excel opens, with the filter of the page.</summary>
internal static class CaseExport
{
    public static void MapCaseExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/cases/export", WriteAsync).RequireAuthorization(Rights.CasesRead).ExcludeFromDescription();

    private static async Task WriteAsync(
        string? kind,
        string? status,
        string? figure,
        string? asOf,
        string? period,
        string? unit,
        string? assignee,
        [FromQuery(Name = "q")] string? text,
        ExportCases cases,
        SiteClock clock,
        Texts texts,
        HttpContext context)
    {
        var filter = new CaseQuery(kind, status, figure, asOf, period, unit, assignee, text).ToFilter(clock.Zone);

        var name = string.Create(CultureInfo.InvariantCulture, $"cases-{clock.Zone.ToSite(clock.Now):yyyyMMdd-HHmm}.csv");
        var written = await cases.RunAsync(
            context.Actor(),
            filter,
            (rows, token) => Results.Stream(stream => WriteRowsAsync(stream, rows, clock, texts, token), "text/csv", name).ExecuteAsync(context),
            context.RequestAborted);
        if (!written.IsDone)
        {
            await Results.Problem(texts.Of(written.Refusal), statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }
    }

    private static async Task WriteRowsAsync(
        Stream stream, IAsyncEnumerable<CaseLine> rows, SiteClock clock, Texts texts, CancellationToken cancellationToken)
    {
        await using var writer = new CsvTableWriter(stream);
        string[] headers =
        [
            "cases.number", "cases.external-number", "cases.kind", "cases.title", "cases.unit", "cases.status", "cases.assignee", "cases.received-at",
            "cases.resolve-due", "cases.resolved-at", "cases.closed-at", "cases.satisfaction", "cases.reopened",
        ];
        await writer.WriteAsync([.. headers.Select(header => (TableCell)texts[header])], cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(Cells(row, clock, texts), cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static TableCell[] Cells(CaseLine row, SiteClock clock, Texts texts)
    {
        return
        [
            row.Number, row.ExternalNumber, texts.Name(row.Kind), row.Title, row.Unit, texts.Name(row.Status), row.Assignee, At(row.ReceivedAt),
            At(row.Due), At(row.ResolvedAt), At(row.ClosedAt), (decimal?)row.Satisfaction, row.Reopened,
        ];

        TableCell At(DateTimeOffset? instant) => instant is { } at ? TableCell.Of(at, clock.Zone) : default;
    }
}
