using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Reports;

/// <summary>
/// Proposes a fine for each late report whose form says so [B-023], handed in late or not at all. It may run as often as
/// one likes: a report is late once.
/// </summary>
internal sealed class ProposeReportFines(
    PortalWriter writer, PortalReader reader, ReportCalendar calendar, PackLibrary packs, IEnumerable<SettingDefinition> settings, TimeProvider clock) : IUseCase
{
    /// <summary>What was due longer ago was proposed long since, or came before the portal.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(35);

    public static string Right => Rights.JobsManage;

    /// <summary>Proposes what is missing; writes nothing when nothing is.</summary>
    /// <returns>How many were proposed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var wanted = await reader.ReadAsync(LateAsync, cancellationToken);
        if (wanted.Count == 0)
        {
            return 0;
        }

        var done = await writer.WriteAsync<ProposeReportFines, int>(
            Actor.System("reports"),
            async (unit, token) =>
            {
                var proposed = 0;
                foreach (var one in wanted)
                {
                    proposed += await unit.FineAsync(one.Person, ReportFines.Late, one.Source, one.Amount, one.Citation, one.Link, token) ? 1 : 0;
                }

                return proposed;
            },
            cancellationToken);
        return done.Value;
    }

    private async Task<IReadOnlyList<Late>> LateAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var slots = (await calendar.BetweenAsync(db, now - Back, now, cancellationToken)).Where(slot => slot.Template.IsPenalised && slot.Turn.MissedAt <= now).ToList();
        if (slots.Count == 0)
        {
            return [];
        }

        var turns = slots.Select(slot => slot.Turn.Key).Distinct().ToList();
        var reports = (await db.Set<Report>().AsNoTracking().Where(report => turns.Contains(report.Turn)).ToListAsync(cancellationToken))
            .ToDictionary(report => (report.Template, report.Department, report.Turn));
        var known = (await db.Set<Domain.Conduct.ProposedPenalty>().Where(one => one.Offence == ReportFines.Late).Select(one => one.Source).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        var rules = await db.SiteRulesAsync(packs, settings, cancellationToken);
        return
        [
            .. from slot in slots
               let source = ReportFines.SourceOf(slot.Template.Key, slot.Department, slot.Turn.Key)
               let report = reports.GetValueOrDefault((slot.Template.Key, slot.Department, slot.Turn.Key))
               where !known.Contains(source) && (report?.SubmittedAt is not { } at || at >= slot.Turn.MissedAt)
               let head = ReportFines.HeadOf(people, slot.Department)
               let amount = ReportFines.AmountAt(rules, slot.Turn.Due)
               where head is not null && amount is not null
               select new Late(
                   head.Value, source, amount.Value, ReportFines.CiteAt(rules, slot.Turn.Due), report is null ? "/reports" : $"/reports/{report.Id.Value}"),
        ];
    }

    private sealed record Late(PersonId Person, string Source, Money Amount, string Citation, string Link);
}
