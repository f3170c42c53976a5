using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Demo.Making;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Keeps a database that is left for days alive: plans the roster of the days to come, issues the bills of a new month,
/// and, after a stop, enters at once what happened in the time in between.
/// </summary>
internal sealed class KeepUp(
    PortalWriter writer, PortalReader reader, IssueBills issue, EnterPayments payments, EnterCases cases, CloseMonths months, SiteZone zone) : IUseCase
{
    /// <summary>Life clocks more often than this, so a longer silence is a stop.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(45);

    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Does what is missing; nothing when nothing is.</summary>
    public async Task RunAsync(Demonstration mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lastAt = await reader.ReadAsync((db, token) => db.Set<PresenceEvent>().MaxAsync(one => (DateTimeOffset?)one.At, token), cancellationToken) ?? now;
        await PlanRosterAsync(lastAt, now, cancellationToken);
        await IssueAsync(mark.Plan, now, cancellationToken);
        if (now - lastAt >= Silence)
        {
            await ClockAsync(mark.Plan, lastAt, now, cancellationToken);
            await payments.RunAsync(mark, now, cancellationToken);
            await cases.RunAsync(mark.Seed, lastAt, now, cancellationToken);
        }

        await months.RunAsync(mark, now, cancellationToken);
    }

    private async Task PlanRosterAsync(DateTimeOffset lastAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (first, last) = (zone.DateOf(lastAt), zone.DateOf(now).AddDays(Estate.ComingDays));
        var missing = await reader.ReadAsync((db, token) => MissingDaysAsync(db, first, last, token), cancellationToken);
        if (missing.Count == 0)
        {
            return;
        }

        await writer.WriteAsync<KeepUp>(
            DemoActor.System,
            async (unit, token) =>
            {
                if (!await unit.Db.Set<Demonstration>().AnyAsync(token))
                {
                    return DemoRefusals.NotMarked;
                }

                var people = await unit.Db.Set<Person>().Where(person => person.Active).ToDictionaryAsync(person => person.Code, person => person.Id, token);
                var posts = await unit.Db.Set<Post>().ToDictionaryAsync(post => post.Code, post => post.Id, token);
                var calendar = await FillEstate.CalendarAsync(unit.Db, token);
                await unit.BulkInsertAsync(missing.SelectMany(day => Roster.Plan(day, day, people, posts, calendar, zone)), token);
                return Result.Done;
            },
            cancellationToken);
    }

    private async Task<List<DateOnly>> MissingDaysAsync(PortalDb db, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var (from, to) = (zone.ToInstant(first), zone.ToInstant(last.AddDays(1)));
        var starts = await db.Set<Assignment>().Where(shift => shift.Start >= from && shift.Start < to).Select(shift => shift.Start).ToListAsync(cancellationToken);
        var planned = starts.Select(zone.DateOf).ToHashSet();
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(day => !planned.Contains(day))];
    }

    private Task<Result> ClockAsync(EstatePlan plan, DateTimeOffset after, DateTimeOffset now, CancellationToken cancellationToken) =>
        writer.WriteAsync<KeepUp>(
            DemoActor.System,
            async (unit, token) =>
            {
                if (!await unit.Db.Set<Demonstration>().AnyAsync(token))
                {
                    return DemoRefusals.NotMarked;
                }

                var events = unit.Db.Set<PresenceEvent>().AsNoTracking();
                var shifts = await unit.Db.Set<Assignment>().AsNoTracking().Where(shift => shift.End >= after && shift.Start <= now).ToListAsync(token);
                var codes = await unit.Db.Set<Person>().AsNoTracking().Where(person => person.Active).ToDictionaryAsync(person => person.Id, person => person.Code, token);
                var firstDay = zone.DateOf(after);
                var counts = await events.Where(one => one.Day >= firstDay)
                    .GroupBy(one => one.Day)
                    .Select(day => new { Day = day.Key, Last = day.Max(one => one.DayCount) })
                    .ToDictionaryAsync(day => day.Day, day => day.Last, token);
                var sequence = await events.MaxAsync(one => (long?)one.Sequence, token) ?? 0;
                var clockings = PresenceHistory.Between(after, now, shifts, codes, plan.Seed);
                await unit.BulkInsertAsync(PresenceHistory.Number(clockings, sequence, counts, zone), token);
                return Result.Done;
            },
            cancellationToken);

    private async Task IssueAsync(EstatePlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var current = zone.PeriodOf(now);
        var last = await reader.ReadAsync((db, token) => LastIssuedAsync(db, current, token), cancellationToken);
        if (last is null || last >= current)
        {
            return;
        }

        var units = await reader.ReadAsync((db, token) => db.Set<Unit>().OrderBy(unit => unit.Code).ToListAsync(token), cancellationToken);
        for (var period = last.Value.Next; period <= current; period = period.Next)
        {
            await issue.RunAsync(DemoActor.System, [.. units.SelectMany(unit => MonthlyBills.Of(plan.Seed, unit, period))], cancellationToken);
        }
    }

    private static Task<Period?> LastIssuedAsync(PortalDb db, Period until, CancellationToken cancellationToken) =>
        db.Set<Bill>().Where(bill => bill.Period <= until && bill.Type == FeeType.Property).OrderByDescending(bill => bill.Period)
            .Select(bill => (Period?)bill.Period).FirstOrDefaultAsync(cancellationToken);
}
