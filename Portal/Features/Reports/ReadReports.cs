using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>What a department owes, with what was made of it.</summary>
/// <param name="Slot">What is owed.</param>
/// <param name="Span">The days that it is about.</param>
/// <param name="Report">Its report, or null while nobody has begun it.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="DaysOverdue">Whole days since the due day of what is missing.</param>
/// <param name="IsOwn">Whether the reader may write it.</param>
public sealed record OwedReport(ReportSlot Slot, ReportSpan Span, OwedState? Report, ReportStanding Standing, int DaysOverdue, bool IsOwn)
{
    /// <summary>When time alone changes how it stands (UTC), or null.</summary>
    public DateTimeOffset? NextChange => Standing switch
    {
        ReportStanding.Upcoming => Slot.Turn.Opens,
        ReportStanding.Open => Slot.Turn.MissedAt,
        ReportStanding.Submitted or ReportStanding.SubmittedLate or ReportStanding.Returned or ReportStanding.Missing => null,
    };
}

/// <summary>A report as lists show it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="SubmittedAt">When it was handed in first (UTC), or null.</param>
/// <param name="SubmittedBy">Name of whoever handed it in, or null.</param>
/// <param name="IsIncomplete">Whether it was handed in without something that the form expects.</param>
public sealed record OwedState(ReportId Id, DateTimeOffset? SubmittedAt, string? SubmittedBy, bool IsIncomplete);

/// <summary>Shows what the departments owe in a stretch of days: submitted, missing, late or returned [B-015, B-020, D-159].</summary>
public sealed class ReadReports(PortalReader reader, IAccess access, ReportCalendar calendar, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ReportsRead;

    /// <summary>What is due on the site days of [from, to], by due instant, kind and department.</summary>
    public Task<Result<IReadOnlyList<OwedReport>>> RunAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadReports, IReadOnlyList<OwedReport>>(
            actor,
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                var slots = await calendar.BetweenAsync(db, zone.ToInstant(from), zone.ToInstant(to.AddDays(1)), token);
                var turns = slots.Select(slot => slot.Turn.Key).Distinct().ToList();
                var reports = (await db.Set<Report>().AsNoTracking().Where(report => turns.Contains(report.Turn)).ToListAsync(token))
                    .ToDictionary(report => (report.Template, report.Department, report.Turn));
                var people = await db.Set<Domain.People.Person>().AsNoTracking()
                    .Select(person => new { person.Id, person.Name, person.Department })
                    .ToDictionaryAsync(person => person.Id, token);
                var reviews = access.Check(actor, Rights.ReportsReview) is null;
                var own = actor.Person is { } person && people.TryGetValue(person, out var found) ? found.Department : null;
                return
                [
                    .. from slot in slots
                       let report = reports.GetValueOrDefault((slot.Template.Key, slot.Department, slot.Turn.Key))
                       let sender = report?.SubmittedBy is { } id && people.TryGetValue(id, out var author) ? author.Name : null
                       select new OwedReport(
                           slot, slot.Span(zone), report is null ? null : new OwedState(report.Id, report.SubmittedAt, sender, report.IsIncomplete(slot.Template)), slot.Standing(report, now),
                           slot.DaysOverdue(now, zone), reviews || own == slot.Department),
                ];
            },
            cancellationToken);
}
