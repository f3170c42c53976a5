using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Begins a department's report of a turn by the published form, its figures filled from the records.</summary>
public sealed class StartReport(
    PortalWriter writer, PortalReader reader, IAccess access, ReportCalendar calendar, ReportFigures figures, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Begins it; a second one for the same department and turn is refused.</summary>
    /// <param name="actor">Who writes it.</param>
    /// <param name="template">Key of the form.</param>
    /// <param name="department">Whose.</param>
    /// <param name="turn">Key of the turn.</param>
    /// <param name="cancellationToken">Honoured until the writer's turn.</param>
    public async Task<Result<ReportId>> RunAsync(Actor actor, string template, string department, string turn, CancellationToken cancellationToken)
    {
        // The right comes first: to fill the figures is work.
        if (access.Check(actor, Right) is { } refusal)
        {
            return refusal;
        }

        if (await reader.ReadAsync((db, token) => calendar.FindAsync(db, template, department, turn, token), cancellationToken) is not { } slot)
        {
            return ReportFeatureRefusals.Unknown;
        }

        var filled = await figures.ReadAsync(slot.Template, slot.Span(zone), cancellationToken);
        return await writer.WriteAsync<StartReport, ReportId>(
            actor,
            async (unit, token) =>
            {
                if (await access.NotOwnAsync(unit.Db, actor, department, token) is { } notOwn)
                {
                    return notOwn;
                }

                if (await unit.Db.Set<Report>().AnyAsync(one => one.Template == template && one.Department == department && one.Turn == turn, token))
                {
                    return ReportFeatureRefusals.Exists;
                }

                var report = Report.Start(TypedId.New<ReportId>(unit.Now), slot, zone, filled, actor.Name, unit.Now);
                if (!report.IsDone)
                {
                    return report.Refusal;
                }

                unit.Db.Add(report.Value);
                return report.Value.Id;
            },
            cancellationToken);
    }
}
