using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Whoever a report went to answers it in writing, for good .</summary>
public sealed class InstructUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Answers.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, string? text, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<InstructUpward>(
            actor,
            id,
            (unit, report, person, _) =>
            {
                var given = report.Instruct(person, text, unit.Now);
                if (given.IsDone)
                {
                    unit.Tell(report, report.Reporter, "upward.message.instructed", "A-071");
                }

                return Task.FromResult(given);
            },
            cancellationToken);
}
