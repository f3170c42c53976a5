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

        // All rows in one question: asked page by page, cases that come in meanwhile would move rows from page to page.
        var found = await cases.RunAsync(context.Actor(), filter, 0, int.MaxValue, cancellationToken);
        if (!found.IsDone)
        {
            return Results.Problem(texts.Of(found.Refusal), statusCode: StatusCodes.Status403Forbidden);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"cases-{clock.Zone.ToSite(clock.Now):yyyyMMdd-HHmm}.csv");
        return Results.Stream(stream => WriteRowsAsync(stream, found.Value.Rows, clock, texts, cancellationToken), "text/csv", name);
    }

    private static async Task WriteRowsAsync(
        Stream stream, IReadOnlyList<CaseLine> rows, SiteClock clock, Texts texts, CancellationToken cancellationToken)
    {
        await using var writer = new CsvTableWriter(stream);
        string[] headers =
        [
            "cases.number", "cases.external-number", "cases.kind", "cases.title", "cases.unit", "cases.status", "cases.assignee", "cases.received-at",
            "cases.resolve-due", "cases.resolved-at", "cases.closed-at", "cases.satisfaction", "cases.reopened",
        ];
        await writer.WriteAsync([.. headers.Select(header => (TableCell)texts[header])], cancellationToken);
        foreach (var row in rows)
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
