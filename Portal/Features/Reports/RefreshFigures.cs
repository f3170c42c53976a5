using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Takes a report's figures from the records again.</summary>
public sealed class RefreshFigures(
    PortalWriter writer, PortalReader reader, ReportLibrary library, IAccess access, ReportFigures figures) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Fills them; figures that were changed by hand stay so.</summary>
    public async Task<Result> RunAsync(Actor actor, ReportId id, CancellationToken cancellationToken)
    {
        if (access.Check(actor, Right) is { } refusal)
        {
            return refusal;
        }

        var known = await reader.ReadAsync((db, token) => db.Set<Report>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, token), cancellationToken);
        IReadOnlyList<ReportValue> filled = known is not null && library.Find(known.Template) is { } form
            ? await figures.ReadAsync(form, new ReportSpan(known.From, known.To), cancellationToken)
            : [];
        return await writer.ChangeReportAsync<RefreshFigures>(
            access, library, actor, id, null, (_, report, template, _) => Task.FromResult(report.Refresh(template, filled)), cancellationToken);
    }
}
