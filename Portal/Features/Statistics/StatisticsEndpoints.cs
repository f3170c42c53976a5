using Portal.App;
using Portal.Domain.Kernel;
using Portal.Domain.Statistics;
using Portal.Exchange.Api;

namespace Portal.Features.Statistics;

internal static class StatisticsEndpoints
{
    private const int MostRows = 1000;

    public static void MapPortalStatistics(this RouteGroupBuilder api)
    {
        api.MapGet("/statistics/{period}", FiguresAsync)
            .RequireAuthorization(ReadStatistics.Right)
            .Produces<StatisticsAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("statistics")
            .WithTags("statistics")
            .WithSummary("The figures of a month: values, what was restated since it was frozen, targets and clauses.");
        api.MapGet("/statistics/{period}/{key}/rows", RowsAsync)
            .RequireAuthorization(ReadFigureRows.Right)
            .Produces<FigureRowsAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("statistics-rows")
            .WithTags("statistics")
            .WithSummary("The rows behind a figure; the total is the figure's number of rows.");
    }

    private static async Task<IResult> FiguresAsync(
        string period, ReadStatistics statistics, Texts texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(period, out var month))
        {
            return Problems.From(StatisticsFeatureRefusals.PeriodMalformed.With(period), texts);
        }

        var result = await statistics.RunAsync(context.Actor(), month, cancellationToken);
        return result.IsDone ? Results.Ok(StatisticsAnswer.Of(result.Value)) : Problems.From(result.Refusal, texts);
    }

    private static async Task<IResult> RowsAsync(
        string period, string key, ReadFigureRows rows, Texts texts, HttpContext context, CancellationToken cancellationToken, int skip = 0, int take = 100)
    {
        if (!Period.TryParse(period, out var month))
        {
            return Problems.From(StatisticsFeatureRefusals.PeriodMalformed.With(period), texts);
        }

        if (FigureKey.Find(key) is not { } figure)
        {
            return Problems.From(StatisticsFeatureRefusals.FigureUnknown.With(key), texts, StatusCodes.Status404NotFound);
        }

        if (skip < 0 || take is < 0 or > MostRows)
        {
            return Problems.From(StatisticsFeatureRefusals.PageMalformed.With(MostRows), texts);
        }

        var page = await rows.RunAsync(context.Actor(), month, figure, skip, take, cancellationToken);
        return page.IsDone ? Results.Ok(new FigureRowsAnswer(page.Value.Total, page.Value.Rows)) : Problems.From(page.Refusal, texts);
    }
}
