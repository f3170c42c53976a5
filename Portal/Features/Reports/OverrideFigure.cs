using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Puts another figure in place of the records', kept with name and reason [B-017].</summary>
public sealed class OverrideFigure(PortalWriter writer, ReportLibrary library, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Changes a figure of a report that is not handed in.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, string field, string? text, string? reason, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<OverrideFigure>(
            access, library, actor, id, null,
            (unit, report, template, _) => Task.FromResult(report.Override(template, field, text, reason, actor.Name, unit.Now)), cancellationToken);
}
