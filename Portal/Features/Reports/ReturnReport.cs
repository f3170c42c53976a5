using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Sends a report back to its department with a reason.</summary>
public sealed class ReturnReport(PortalWriter writer, ReportLibrary library, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsReview;

    /// <summary>Sends it back.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, string? reason, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<ReturnReport>(
            access, library, actor, id, null, (unit, report, _, _) => Task.FromResult(report.Return(reason, actor.Name, unit.Now)), cancellationToken);
}
