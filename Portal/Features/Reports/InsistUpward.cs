using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Whoever instructed insists on the instruction .</summary>
public sealed class InsistUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Insists.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<InsistUpward>(
            actor,
            id,
            (unit, report, person, _) =>
            {
                var insisted = report.Insist(person, unit.Now);
                if (insisted.IsDone)
                {
                    unit.Tell(report, report.Reporter, "upward.message.insisted", "A-073");
                }

                return Task.FromResult(insisted);
            },
            cancellationToken);
}
