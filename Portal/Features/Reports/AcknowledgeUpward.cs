using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>A superior says that a report was received; the alert ends with it .</summary>
public sealed class AcknowledgeUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Acknowledges it; only the direct superior and whoever it went to may.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<AcknowledgeUpward>(actor, id, (report, person, now) => report.Acknowledge(person, now), cancellationToken);
}
