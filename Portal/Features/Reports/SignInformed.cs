using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>The superior who was skipped signs for having been told .</summary>
public sealed class SignInformed(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Signs.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<SignInformed>(actor, id, (report, person, now) => report.SignInformed(person, now), cancellationToken);
}
