using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Files a written report or request for instructions with a superior.</summary>
public sealed class FileUpwardReport(PortalWriter writer, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Files it, now.</summary>
    public Task<Result<UpwardReportId>> RunAsync(Actor actor, UpwardDraft draft, CancellationToken cancellationToken) =>
        writer.WriteAsync<FileUpwardReport, UpwardReportId>(
            actor,
            async (unit, token) =>
            {
                if (actor.Person is not { } person)
                {
                    return UpwardRefusals.NotAPerson;
                }

                var day = zone.DateOf(unit.Now);
                var count = await unit.Db.Set<UpwardReport>().Where(one => one.Day == day).MaxAsync(one => (int?)one.DayCount, token) ?? 0;
                var line = await ReportingLines.OfAsync(unit.Db, person, token);
                var filed = UpwardReport.File(TypedId.New<UpwardReportId>(unit.Now), new UpwardNumber(day, count + 1), draft, line, unit.Now);
                if (!filed.IsDone)
                {
                    return filed.Refusal;
                }

                unit.Db.Add(filed.Value);
                if (!draft.Kind.IsIncident())
                {
                    // Of an incident the obligation of its clause tells the direct superior.
                    unit.Tell(filed.Value, filed.Value.Addressee, "upward.message.filed", "A-066");
                }

                return filed.Value.Id;
            },
            cancellationToken);
}
