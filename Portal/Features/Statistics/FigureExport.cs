using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Exchange.Tables;

namespace Portal.Features.Statistics;

/// <summary>The rows behind a figure as a CSV or XLSX file, written page by page so that memory stays flat.</summary>
internal static class FigureExport
{
    private const int Batch = 5000;

    public static void MapStatisticsExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/statistics/{period}/{key}/export", WriteAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(
        string period, string key, ReadFigureRows rows, SiteZone zone, Texts texts, HttpContext context, CancellationToken cancellationToken, string format = "csv")
    {
        if (!Period.TryParse(period, out var month) || FigureKey.Find(key) is not { } figure)
        {
            return Results.NotFound();
        }

        var actor = context.Actor();
        var first = await rows.RunAsync(actor, month, figure, 0, Batch, cancellationToken);
        if (!first.IsDone)
        {
            return Results.Problem(texts.Of(first.Refusal), statusCode: StatusCodes.Status403Forbidden);
        }

        var isSheet = format == "xlsx";
        var title = texts["statistics.figure." + figure.Code];
        return Results.Stream(
            async stream =>
            {
                await using ITableWriter writer = isSheet
                    ? await XlsxTableWriter.CreateAsync(stream, title, [], cancellationToken)
                    : new CsvTableWriter(stream);
                var page = first.Value;
                if (page.Rows is [var example, ..])
                {
                    await writer.WriteAsync([.. example.Headings.Select(heading => (TableCell)texts[heading])], cancellationToken);
                }

                for (var written = 0; page.Rows.Count > 0;)
                {
                    foreach (var row in page.Rows)
                    {
                        await writer.WriteAsync(row.Cells(texts, zone), cancellationToken);
                    }

                    written += page.Rows.Count;
                    var next = await rows.RunAsync(actor, month, figure, written, Batch, cancellationToken);
                    page = next.IsDone ? next.Value : new FigureRowPage(written, []);
                }

                await writer.CompleteAsync(cancellationToken);
            },
            isSheet ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv",
            $"{figure.Code}-{month}.{(isSheet ? "xlsx" : "csv")}");
    }
}
