using Portal.App;
using Portal.Domain.Fees;
using Portal.Exchange.Api;
using Portal.Exchange.Tables;

namespace Portal.Features.Fees;

/// <summary>The rows behind a figure as a file, for the person who is signed in.</summary>
internal static class CollectionExport
{
    private const int MostRows = 1_000_000;

    private static readonly XlsxColumn[] Looks =
    [
        new(14, XlsxStyle.Text), new(10, XlsxStyle.Text), new(12), new(14), new(24, XlsxStyle.Text),
        new(14, XlsxStyle.Money), new(14, XlsxStyle.Money), new(14, XlsxStyle.Money), new(12, XlsxStyle.Date),
    ];

    public static void MapCollectionExport(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(CollectionAddress.Export, WriteAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task WriteAsync(
        string? period,
        string? part,
        string? type,
        string? building,
        string? steward,
        string? asOf,
        string? format,
        CollectionRows rows,
        SiteClock clock,
        Texts texts,
        HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var figure = CollectionAddress.Read(period, part, type, building, steward, asOf, clock);
        var page = figure.IsDone ? await rows.RunAsync(context.Actor(), figure.Value, 0, MostRows, cancellationToken) : figure.Refusal;
        if (!page.IsDone)
        {
            await Problems.From(page.Refusal, texts).ExecuteAsync(context);
            return;
        }

        var xlsx = format == "xlsx";
        var title = texts["fees.export.name", figure.Value.Period];
        context.Response.ContentType = xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition =
            new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = title + (xlsx ? ".xlsx" : ".csv") }.ToString();
        await using ITableWriter table = xlsx
            ? await XlsxTableWriter.CreateAsync(context.Response.Body, title, Looks, cancellationToken)
            : new CsvTableWriter(context.Response.Body);
        await table.WriteAsync(
            [
                texts["fees.unit"], texts["fees.building"], texts["fees.steward"], texts["fees.type"], texts["fees.bill"],
                texts["fees.receivable"], texts["fees.collected"], texts["fees.outstanding"], texts["fees.due"],
            ],
            cancellationToken);
        foreach (var row in page.Value.Rows)
        {
            await table.WriteAsync(
                [row.Unit, row.Building, row.Steward, texts[$"fees.type.{row.Type.Code}"], row.Number, row.Owed, row.Collected, row.Outstanding, row.Due],
                cancellationToken);
        }

        await table.CompleteAsync(cancellationToken);
    }
}
