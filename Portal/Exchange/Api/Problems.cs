using Microsoft.AspNetCore.Mvc;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Exchange.Api;

/// <summary>Turns a refusal into RFC 9457 problem details in the caller's language.</summary>
public static class Problems
{
    /// <summary>401 or 403 for an access refusal, else the given status; <c>code</c> and <c>field</c> name what is wrong.</summary>
    public static IResult From(Refusal refusal, Texts texts, int status = StatusCodes.Status422UnprocessableEntity)
    {
        if (refusal == AccessRefusals.SignInFirst)
        {
            status = StatusCodes.Status401Unauthorized;
        }
        else if (refusal == AccessRefusals.Forbidden || refusal == AccessRefusals.Disabled)
        {
            status = StatusCodes.Status403Forbidden;
        }

        var problem = new ProblemDetails { Status = status, Detail = texts.Of(refusal), Extensions = { ["code"] = refusal.Code } };
        if (refusal.Field is not null)
        {
            problem.Extensions["field"] = refusal.Field;
        }

        if (refusal.Clause is not null)
        {
            problem.Extensions["clause"] = refusal.Clause;
        }

        return Results.Problem(problem);
    }

    /// <summary>The value as 200, or the refusal as a problem.</summary>
    public static IResult OkOr<T>(Result<T> result, Texts texts) => result.IsDone ? Results.Ok(result.Value) : From(result.Refusal, texts);
}
