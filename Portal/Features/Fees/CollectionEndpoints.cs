using Portal.App;
using Portal.Domain.Kernel;
using Portal.Exchange.Api;

namespace Portal.Features.Fees;

internal static class CollectionEndpoints
{
    public static void MapCollection(this RouteGroupBuilder api) =>
        api.MapGet("/fees/collection", AnswerAsync)
            .RequireAuthorization(CollectionQuery.Right)
            .Produces<CollectionAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("collection")
            .WithTags("fees")
            .WithSummary("Receivable, collected and outstanding of a month as of an instant, by fee type and in total.");

    private static async Task<IResult> AnswerAsync(
        string? period,
        string? asOf,
        CollectionQuery query,
        SiteClock clock,
        Texts texts,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!Period.TryParse(period, out var month))
        {
            return Problems.From(FeeFeatureRefusals.PeriodMalformed.With(period), texts);
        }

        var instant = AskedInstant.Read(asOf, "asOf", clock.Zone, clock.Now);
        if (!instant.IsDone)
        {
            return Problems.From(instant.Refusal, texts);
        }

        var figures = await query.RunAsync(context.Actor(), month, instant.Value, cancellationToken);
        return figures.IsDone
            ? Results.Ok(CollectionAnswer.Of(figures.Value, clock.Zone))
            : Problems.From(figures.Refusal, texts);
    }
}
