using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>The reporter puts a differing opinion beside an instruction .</summary>
public sealed class DisagreeUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Puts it; the instruction stands.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, string? text, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<DisagreeUpward>(
            actor,
            id,
            (unit, report, person, _) =>
            {
                var put = report.Disagree(person, text, unit.Now);
                if (put.IsDone && report.InstructedBy is { } superior)
                {
                    unit.Tell(report, superior, "upward.message.dissent", "A-073");
                }

                return Task.FromResult(put);
            },
            cancellationToken);
}
