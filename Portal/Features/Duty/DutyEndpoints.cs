using Portal.App;
using Portal.Domain.Kernel;
using Portal.Exchange;
using Portal.Exchange.Api;

namespace Portal.Features.Duty;

internal static class DutyEndpoints
{
    public static void MapDuty(this RouteGroupBuilder api)
    {
        api.MapGet("/duty/coverage", CoverageAsync)
            .RequireAuthorization(ReadCoverage.Right)
            .Produces<CoverageAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("duty-coverage")
            .WithTags("duty")
            .WithSummary("Coverage of every post at an instant; now unless at is given. What the future hides is null.");
        api.MapGet("/duty/coverage/range", RangeAsync)
            .RequireAuthorization(ReadCoverageRange.Right)
            .Produces<CoverageRangeAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("duty-coverage-range")
            .WithTags("duty")
            .WithSummary("Coverage integrated over [from, to), at most 400 days, of one post or all. 404 for an unknown post.");
        api.MapTaking<TakeClocking>("/presence", ImportKinds.Presence, (take, sent, token) => take.RunAsync(sent, token))
            .WithName("presence-take")
            .WithTags("duty")
            .WithSummary("Takes one clocking: staff, post, at, event. Idempotency-Key is honoured; a clocking that is known already is answered with 200.");
    }

    private static async Task<IResult> CoverageAsync(
        string? at, ReadCoverage coverage, SiteClock clock, Texts texts, HttpContext context, CancellationToken cancellationToken)
    {
        var instant = AskedInstant.Read(at, "at", clock.Zone, clock.Now);
        if (!instant.IsDone)
        {
            return Problems.From(instant.Refusal, texts);
        }

        var answer = await coverage.RunAsync(context.Actor(), instant.Value, cancellationToken);
        return answer.IsDone ? Results.Ok(CoverageAnswer.Of(answer.Value, clock.Zone)) : Problems.From(answer.Refusal, texts);
    }

    private static async Task<IResult> RangeAsync(
        string? from, string? to, string? post, ReadCoverageRange range, SiteClock clock, Texts texts, HttpContext context, CancellationToken cancellationToken)
    {
        var start = Required(from, "from", clock);
        var end = Required(to, "to", clock);
        if ((start.Refusal ?? end.Refusal) is { } refusal)
        {
            return Problems.From(refusal, texts);
        }

        var answer = await range.RunAsync(context.Actor(), start.Value, end.Value, string.IsNullOrWhiteSpace(post) ? null : post, cancellationToken);
        return answer.IsDone ? Results.Ok(CoverageRangeAnswer.Of(answer.Value, clock.Zone))
            : answer.Refusal.Code == DutyFeatureRefusals.PostUnknown.Code ? Problems.From(answer.Refusal, texts, StatusCodes.Status404NotFound)
            : Problems.From(answer.Refusal, texts);
    }

    private static Result<DateTimeOffset> Required(string? text, string field, SiteClock clock) =>
        string.IsNullOrWhiteSpace(text)
            ? DutyFeatureRefusals.InstantMissing with { Field = field }
            : AskedInstant.Read(text, field, clock.Zone, clock.Now);
}
