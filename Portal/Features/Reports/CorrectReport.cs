using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Corrects a field of a report that was handed in; what it said before stays.</summary>
public sealed class CorrectReport(PortalWriter writer, ReportLibrary library, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Corrects it.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, ReportValue written, string? reason, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<CorrectReport>(
            access, library, actor, id, null,
            (unit, report, template, _) => Task.FromResult(report.Correct(template, written, reason, actor.Name, unit.Now)), cancellationToken);
}
