using Portal.App;
using Portal.Exchange;
using Portal.Exchange.Api;

namespace Portal.Features.Cases;

internal static class CaseEndpoints
{
    public static void MapCaseEndpoints(this RouteGroupBuilder api)
    {
        api.MapGet("/cases/summary", SummaryAsync)
            .RequireAuthorization(ReadCaseSummary.Right)
            .Produces<CaseSummaryAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("case-summary")
            .WithTags("cases")
            .WithSummary("Pending, overdue and waiting cases as of an instant.");
        api.MapTaking<ReceiveCase>("/cases", ImportKinds.Cases, (receive, sent, token) => receive.RunAsync(sent, token))
            .WithName("case-take")
            .WithTags("cases")
            .WithSummary("Takes one case: the columns of the import kind cases in camelCase. Idempotency-Key is honoured.");
    }

    private static async Task<IResult> SummaryAsync(
        string? asOf, ReadCaseSummary summary, SiteClock clock, Texts texts, HttpContext context, CancellationToken cancellationToken)
    {
        var instant = AskedInstant.Read(asOf, "asOf", clock.Zone, clock.Now);
        if (!instant.IsDone)
        {
            return Problems.From(instant.Refusal, texts);
        }

        var figures = await summary.RunAsync(context.Actor(), instant.Value, cancellationToken);
        return figures.IsDone ? Results.Ok(CaseSummaryAnswer.Of(figures.Value, clock.Zone)) : Problems.From(figures.Refusal, texts);
    }
}
