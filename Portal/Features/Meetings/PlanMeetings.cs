using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>What planning changed.</summary>
/// <param name="Added">New meetings.</param>
/// <param name="Moved">Waiting ones that follow their series.</param>
/// <param name="Removed">Untouched ones ahead that no rule asks for any more.</param>
/// <param name="Warned">Warnings proposed for overdue action items.</param>
/// <param name="Closed">Obligations closed that meetings are the evidence of.</param>
public sealed record MeetingTally(int Added, int Moved, int Removed, int Warned, int Closed);

/// <summary>
/// Makes the meetings that the series ask for some days ahead, and those that a stopped server left out, as far back as
/// <see cref="DaysBack"/>; proposes the warnings that overdue action items bring, and closes the obligations that
/// meetings are the evidence of. It may run as often as one likes.
/// </summary>
public sealed class PlanMeetings(PortalWriter writer, PortalReader reader, MeetingRulebook rulebook, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>How many days back meetings are made, so that a day that a stopped server missed is on record.</summary>
    public const int DaysBack = 7;

    private static readonly Actor Self = Actor.System("meetings");

    /// <inheritdoc/>
    public static string Right => Rights.JobsManage;

    /// <summary>Plans; writes nothing when nothing changed.</summary>
    public async Task<MeetingTally> RunAsync(CancellationToken cancellationToken)
    {
        // What would change is tried out on what a reader sees first: the writer is for changes.
        var tried = await reader.ReadAsync((db, token) => ApplyAsync(new Sheet(db, null, clock.GetUtcNow()), token), cancellationToken);
        if (tried == new MeetingTally(0, 0, 0, 0, 0))
        {
            return tried;
        }

        var done = await writer.WriteAsync<PlanMeetings, MeetingTally>(
            Self, async (unit, token) => await ApplyAsync(new Sheet(unit.Db, unit, unit.Now), token), cancellationToken);
        return done.Value;
    }

    private async Task<MeetingTally> ApplyAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var rules = await rulebook.SiteAsync(sheet.Db, cancellationToken);
        var plan = new MeetingPlan(rules, await MeetingData.CalendarAsync(sheet.Db, cancellationToken), zone);
        var series = await SeriesAsync(sheet, plan, cancellationToken);
        var staff = await sheet.Db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        var (today, now) = (zone.DateOf(sheet.Now), sheet.Now);
        var wanted = (from one in series
                      from meeting in plan.Between(one, today.AddDays(-DaysBack), today.AddDays(one.Rule.DaysAhead))
                      where meeting.Start >= one.Since
                      select meeting).ToDictionary(meeting => (meeting.Series.Id, meeting.Day));
        var first = today.AddDays(-DaysBack);
        var known = (await sheet.Db.Set<Meeting>().Include(one => one.Attendees).Include(one => one.Agenda).AsSplitQuery().Where(one => one.Series != null && one.Day >= first).ToListAsync(cancellationToken))
            .ToDictionary(one => (one.Series!.Value, one.Day));
        var invitees = series.ToDictionary(one => one.Id, one => one.Invitees(staff));
        var added = wanted.Where(pair => !known.ContainsKey(pair.Key)).Select(pair => Meeting.Planned(pair.Value, invitees[pair.Key.Id], now)).ToList();
        var supervisors = staff.Where(person => person.Role == Roles.Supervisor.Key).Select(person => person.Id).ToList();
        added.ForEach(meeting => meeting.OpenReports(supervisors, now));
        var moved = known.Count(pair => wanted.TryGetValue(pair.Key, out var meeting)
            && (pair.Value.Follow(meeting, invitees[pair.Key.Item1], now) | pair.Value.OpenReports(supervisors, now)));
        var gone = known.Where(pair => !wanted.ContainsKey(pair.Key) && pair.Value.IsUntouched(now)).Select(pair => pair.Value).ToList();
        if (sheet.Unit is { } unit)
        {
            unit.Db.AddRange(added);
            unit.Db.RemoveRange(gone);
        }

        return new MeetingTally(
            added.Count, moved, gone.Count,
            await WarnAsync(sheet, new MeetingRules(rules), cancellationToken),
            await MeetingEvidence.CloseAsync(sheet.Db, sheet.Unit, zone, now, cancellationToken));
    }

    /// <summary>The series of the site; a pack that is on has one of each of its kinds.</summary>
    private static async Task<List<MeetingSeries>> SeriesAsync(Sheet sheet, MeetingPlan plan, CancellationToken cancellationToken)
    {
        var series = await sheet.Db.Set<MeetingSeries>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var rule in SeriesRule.All.Where(rule => plan.IsAsked(rule, sheet.Now) && series.TrueForAll(one => one.Kind != rule.Kind)))
        {
            var own = new MeetingSeries(rule.Kind, null, sheet.Now);
            sheet.Unit?.Db.Add(own);
            series.Add(own);
        }

        return series;
    }

    private static async Task<int> WarnAsync(Sheet sheet, MeetingRules rules, CancellationToken cancellationToken)
    {
        var now = sheet.Now;
        var late = await sheet.Db.Set<ActionItem>().AsNoTracking().Where(one => one.ClosedAt == null && one.DueAt <= now).ToListAsync(cancellationToken);
        var sources = late.ConvertAll(one => ProposePenalties.SourceOf(one.Id));
        var warned = (await sheet.Db.Set<Domain.Conduct.ProposedPenalty>().Where(one => sources.Contains(one.Source)).Select(one => one.Source).ToListAsync(cancellationToken)).ToHashSet();
        var count = 0;
        foreach (var item in late.Where(one => one.DeservesWarning(now) && rules.WarnsOfOverdueItems(one.DueAt) && !warned.Contains(ProposePenalties.SourceOf(one.Id))))
        {
            count++;
            if (sheet.Unit is { } unit)
            {
                await unit.WarnAsync(item, rules, cancellationToken);
            }
        }

        return count;
    }

    /// <summary>Where it looks, and where it writes: nowhere when it only tries.</summary>
    private sealed record Sheet(PortalDb Db, WriteUnit? Unit, DateTimeOffset Now);
}
