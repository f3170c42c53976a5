using Microsoft.AspNetCore.Mvc;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Exchange.Api;

/// <summary>A <c>POST</c> that takes one JSON object: the columns of an import kind in camelCase.</summary>
internal static class TakingEndpoint
{
    public static RouteHandlerBuilder MapTaking<TUseCase>(
        this RouteGroupBuilder api, string pattern, ImportSchema schema, Func<TUseCase, SentObject, CancellationToken, Task<Result<Taken>>> take)
        where TUseCase : IUseCase =>
        api.MapPost(
                pattern,
                async ([FromServices] TUseCase useCase, Texts texts, HttpContext context, CancellationToken cancellationToken) =>
                    await AnswerAsync(sent => take(useCase, sent, cancellationToken), texts, context, cancellationToken))
            .RequireAuthorization(TUseCase.Right)
            .WithMetadata(schema)
            .Produces<Created>(StatusCodes.Status201Created)
            .Produces<Created>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> AnswerAsync(
        Func<SentObject, Task<Result<Taken>>> take, Texts texts, HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
        {
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (await JsonBody.ReadAsync(request, cancellationToken) is not { } body)
        {
            return Problems.From(ImportRefusals.JsonNotObject, texts, StatusCodes.Status400BadRequest);
        }

        var taken = await take(new SentObject(context.Actor(), body.Root, body.Content, IdempotencyKeys.Of(request)));
        return !taken.IsDone ? Problems.From(taken.Refusal, texts)
            : taken.Value.IsNew ? Results.Created((string?)null, taken.Value.Answer)
            : Results.Ok(taken.Value.Answer);
    }
}
