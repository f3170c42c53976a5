using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>The reporter raises a differing opinion to the next level, after carrying the instruction out .</summary>
public sealed class RaiseDissent(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Raises it.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<RaiseDissent>(
            actor,
            id,
            async (unit, report, person, token) =>
            {
                var raised = report.RaiseDissent(person, await ReportingLines.OfAsync(unit.Db, report.Reporter, token), unit.Now);
                if (raised.IsDone && report.DissentTo is { } above)
                {
                    unit.Tell(report, above, "upward.message.raised", "A-073");
                }

                return raised;
            },
            cancellationToken);
}
