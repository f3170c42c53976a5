using System.Text.Json;
using Portal.App;
using Portal.Exchange.Api;

namespace Portal.Features.Cases;

internal static class CaseEndpoints
{
    public static void MapCaseEndpoints(this RouteGroupBuilder api)
    {
        api.MapGet("/cases/summary", SummaryAsync)
            .Produces<CaseSummaryAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("case-summary")
            .WithTags("cases")
            .WithSummary("Pending, overdue and waiting cases as of an instant.");
        api.MapPost("/cases", TakeAsync)
            .Accepts<JsonElement>("application/json")
            .Produces<Created>(StatusCodes.Status201Created)
            .Produces<Created>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
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

    private static async Task<IResult> TakeAsync(
        ReceiveCase receive, Texts texts, HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (await JsonBody.ReadAsync(context.Request, cancellationToken) is not { } body)
        {
            return Problems.From(Exchange.ImportRefusals.JsonNotObject, texts, StatusCodes.Status400BadRequest);
        }

        var received = await receive.RunAsync(context.Actor(), body.Root, body.Content, IdempotencyKeys.Of(context.Request), cancellationToken);
        return !received.IsDone ? Problems.From(received.Refusal, texts)
            : received.Value.IsNew ? Results.Created((string?)null, received.Value.Created)
            : Results.Ok(received.Value.Created);
    }
}
