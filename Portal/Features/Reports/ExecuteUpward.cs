using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>The reporter records how an instruction was carried out .</summary>
public sealed class ExecuteUpward(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Records it.</summary>
    public Task<Result> RunAsync(Actor actor, UpwardReportId id, string? note, CancellationToken cancellationToken) =>
        writer.ChangeUpwardAsync<ExecuteUpward>(actor, id, (report, person, now) => report.Execute(person, note, now), cancellationToken);
}
