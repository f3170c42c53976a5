using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Features.Obligations;

namespace Portal.Features.Reports;

/// <summary>Hands a report in. The last one that a turn asks for closes the turn's obligation.</summary>
public sealed class SubmitReport(PortalWriter writer, ReportLibrary library, IAccess access, ReportCalendar calendar) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsWrite;

    /// <summary>Hands it in, late or not.</summary>
    public Task<Result> RunAsync(Actor actor, ReportId id, int? seenVersion, CancellationToken cancellationToken) =>
        writer.ChangeReportAsync<SubmitReport>(
            access,
            library,
            actor,
            id,
            seenVersion,
            async (unit, report, template, token) =>
            {
                var slots = await TurnAsync(unit, template, report, token);
                if (slots.FirstOrDefault(slot => slot.Template.Key == report.Template && slot.Department == report.Department) is { } own)
                {
                    report.Follow(own.Turn.Due, own.Turn.MissedAt);
                }

                var done = report.Submit(template, actor.Person, actor.Name, unit.Now);
                if (done.IsDone)
                {
                    await CloseTurnAsync(unit, template.Obligation, report, slots, token);
                }

                return done;
            },
            cancellationToken);

    private async Task<List<ReportSlot>> TurnAsync(WriteUnit unit, ReportTemplate template, Report report, CancellationToken cancellationToken)
    {
        var own = await calendar.FindAsync(unit.Db, report.Template, report.Department, report.Turn, cancellationToken);
        if (own is null)
        {
            return [];
        }

        var at = own.Turn.Due;
        return [.. (await calendar.BetweenAsync(unit.Db, at, at.AddMilliseconds(1), cancellationToken)).Where(slot => slot.Template.Obligation == template.Obligation && slot.Turn.Key == report.Turn)];
    }

    private static async Task CloseTurnAsync(WriteUnit unit, string obligation, Report report, List<ReportSlot> slots, CancellationToken cancellationToken)
    {
        var handedIn = await unit.Db.Set<Report>().AsNoTracking()
            .Where(one => one.Turn == report.Turn && one.SubmittedAt != null)
            .Select(one => new { one.Template, one.Department })
            .ToListAsync(cancellationToken);
        var missing = slots.Exists(slot =>
            (slot.Template.Key, slot.Department) != (report.Template, report.Department)
            && !handedIn.Exists(one => one.Template == slot.Template.Key && one.Department == slot.Department));

        // The turn is named exactly: what was missed last week is not done by this week's report.
        if (!missing && await unit.Db.Set<DueOccurrence>().SingleOrDefaultAsync(one => one.Obligation == obligation && one.Key == report.Turn, cancellationToken) is { DoneAt: null } due)
        {
            due.Do(unit.Actor.Person, null, unit.Now);
        }
    }
}
