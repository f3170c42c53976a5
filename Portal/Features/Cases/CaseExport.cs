using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.App;
using Portal.Data;
using Portal.Exchange.Tables;

namespace Portal.Features.Cases;

/// <summary>The list of cases as a CSV file that Excel opens, with the filter of the page.</summary>
internal static class CaseExport
{
    private const int Batch = 5000;

    public static void MapCaseExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/cases/export", WriteAsync).RequireAuthorization(Rights.CasesRead).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(
        string? kind,
        string? status,
        string? figure,
        string? asOf,
        string? period,
        string? unit,
        string? assignee,
        [FromQuery(Name = "q")] string? text,
        FindCases cases,
        SiteClock clock,
        Texts texts,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var filter = new CaseQuery(kind, status, figure, asOf, period, unit, assignee, text).ToFilter(clock.Zone);
        var actor = context.Actor();
        var first = await cases.RunAsync(actor, filter, 0, Batch, cancellationToken);
        if (!first.IsDone)
        {
            return Results.Problem(texts.Of(first.Refusal), statusCode: StatusCodes.Status403Forbidden);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"cases-{clock.Zone.ToSite(clock.Now):yyyyMMdd-HHmm}.csv");
        return Results.Stream(stream => WriteRowsAsync(stream, first.Value, cases, actor, filter, clock, texts, cancellationToken), "text/csv", name);
    }

    private static async Task WriteRowsAsync(
        Stream stream, CaseLines page, FindCases cases, Actor actor, CaseFilter filter, SiteClock clock, Texts texts, CancellationToken cancellationToken)
    {
        await using var writer = new CsvTableWriter(stream);
        string[] headers =
        [
            "cases.number", "cases.external-number", "cases.kind", "cases.title", "cases.unit", "cases.status", "cases.assignee", "cases.received-at",
            "cases.resolve-due", "cases.resolved-at", "cases.closed-at", "cases.satisfaction", "cases.reopened",
        ];
        await writer.WriteAsync([.. headers.Select(header => (TableCell)texts[header])], cancellationToken);
        for (var written = 0; page.Rows.Count > 0;)
        {
            foreach (var row in page.Rows)
            {
                await writer.WriteAsync(Cells(row, clock, texts), cancellationToken);
            }

            written += page.Rows.Count;
            var next = written < page.Total ? await cases.RunAsync(actor, filter, written, Batch, cancellationToken) : new CaseLines(written, []);
            page = next.IsDone ? next.Value : new CaseLines(written, []);
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
