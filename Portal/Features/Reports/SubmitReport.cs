using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Reports;

/// <summary>Hands a report in. The last one that a turn asks for closes the turn's obligation.</summary>
public sealed class SubmitReport(
    PortalWriter writer, ReportLibrary library, IAccess access, ReportCalendar calendar, PackLibrary packs, IEnumerable<SettingDefinition> settings) : IUseCase
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
                    await FineLateAsync(unit, template, report, token);
                    if (template.IsMailed || template.Readers.Count > 0)
                    {
                        await unit.MailAsync(template, report, token);
                    }
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

    /// <summary>What is late is proposed at once; what nobody hands in is found at night.</summary>
    private async Task FineLateAsync(WriteUnit unit, ReportTemplate template, Report report, CancellationToken cancellationToken)
    {
        if (!template.IsPenalised || !report.IsLate)
        {
            return;
        }

        var rules = await unit.Db.SiteRulesAsync(packs, settings, cancellationToken);
        var people = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        if (ReportFines.AmountAt(rules, report.Due) is { } amount && (ReportFines.HeadOf(people, report.Department) ?? report.SubmittedBy) is { } person)
        {
            await unit.FineAsync(
                person, ReportFines.Late, ReportFines.SourceOf(report.Template, report.Department, report.Turn), amount, ReportFines.CiteAt(rules, report.Due),
                $"/reports/{report.Id.Value}", cancellationToken);
        }
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
