using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Portal.App;
using Portal.Exchange.Api;

namespace Portal.Exchange.Imports;

/// <summary><c>POST /api/v1/import/{kind}</c> and the templates.</summary>
internal static class ImportEndpoints
{

    private static readonly HashSet<string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        "text/csv",
        "text/plain",
        "text/tab-separated-values",
        "application/csv",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream",
    };

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/import/{kind}", ImportAsync)
            .RequireAuthorization(RunImport.Right)
            .WithMetadata(new FileBody(Types))
            .Produces<ImportAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Takes a CSV or XLSX file in, all or nothing.");
    }

    private static async Task<IResult> ImportAsync(
        string kind, HttpContext context, RunImport import, Texts texts, bool dryRun = false, bool skipInvalid = false)
    {
        var request = context.Request;
        var type = request.ContentType?.Split(';')[0].Trim();
        if (type is { Length: > 0 } && !Types.Contains(type))
        {
            return Problems.From(ImportPipelineRefusals.TypeUnknown.With(type), texts, StatusCodes.Status415UnsupportedMediaType);
        }

        var file = await ImportFile.ReadAsync(request.Body, request.Headers["X-File-Name"].ToString(), context.RequestAborted);
        if (!file.IsDone)
        {
            return Problems.From(file.Refusal, texts, StatusCodes.Status413PayloadTooLarge);
        }

        await using var opened = file.Value;
        var result = await import.RunAsync(
            context.Actor(), kind, opened, new ImportOptions(dryRun, skipInvalid), progress: null, context.RequestAborted);
        return Answer(result, texts);
    }

    private static IResult Answer(Domain.Kernel.Result<ImportResult> result, Texts texts)
    {
        if (!result.IsDone)
        {
            var status = result.Refusal.Code == ImportPipelineRefusals.KindUnknown.Code
                ? StatusCodes.Status404NotFound
                : StatusCodes.Status422UnprocessableEntity;
            return Problems.From(result.Refusal, texts, status);
        }

        var answer = result.Value.Report.ToAnswer(texts.Of);
        return result.Value.Outcome == ImportOutcome.HeldBack ? HeldBack(answer, texts) : Results.Ok(answer);
    }

    private static ProblemHttpResult HeldBack(ImportAnswer answer, Texts texts) => TypedResults.Problem(new ProblemDetails
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Detail = texts.Of(ImportPipelineRefusals.HeldBack),
        Extensions =
        {
            ["code"] = ImportPipelineRefusals.HeldBack.Code,
            ["kind"] = answer.Kind,
            ["total"] = answer.Total,
            ["accepted"] = answer.Accepted,
            ["unchanged"] = answer.Unchanged,
            ["rejected"] = answer.Rejected,
            ["warnings"] = answer.Warnings,
        },
    });
}
