using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;

namespace Portal.Features.People;

/// <summary>
/// What the staff list and the leaves tell the obligations: who joins, when a probation ends, when a sick leave is over, and who leaves
/// when. A date that is corrected makes another event; what hung on the old one and lies ahead falls away.
/// </summary>
internal sealed class PeopleEvents(SiteZone zone, TimeProvider clock) : IEventSource
{
    private const string Joined = "person.joined";
    private const string ProbationEnds = "probation.ends";
    private const string SickLeaveEnded = "leave.sick-ended";
    private const string Leaves = "person.leaves";
    private const string Page = "/people";

    /// <summary>The last minute of a day: what is due a day later is then due on that day, and not at the midnight after it.</summary>
    private const int LastMinute = (24 * 60) - 1;

    public IReadOnlyList<string> Kinds { get; } = [Joined, ProbationEnds, SickLeaveEnded, Leaves];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.People, Live.Topics.Rules];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var months = Probation.Months(asked.Rules, clock.GetUtcNow());
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active && (person.Joined != null || person.LastDay != null)).ToListAsync(cancellationToken);
        var (first, last) = (zone.DateOf(from).AddDays(-1), zone.DateOf(to));
        var leaves = await (from leave in db.Set<LeaveOfAbsence>().AsNoTracking()
                            where leave.Kind == LeaveKind.Sick && leave.WithdrawnAt == null && leave.Last >= first && leave.Last <= last
                            join person in db.Set<Person>() on leave.Person equals person.Id
                            select new { leave.Id, leave.Person, leave.Last, person.Name }).ToListAsync(cancellationToken);
        return
        [
            .. people.SelectMany(person => Of(person, months))
                .Concat(leaves.Select(leave => new RuleEvent(
                    SickLeaveEnded, leave.Id.Value.ToString("N"), zone.ToInstant(leave.Last, LastMinute), leave.Person, leave.Name, "/people/leave")))
                .Where(asked.Covers),
        ];
    }

    private IEnumerable<RuleEvent> Of(Person person, int? probationMonths)
    {
        if (person.Joined is { } joined)
        {
            yield return new RuleEvent(Joined, SubjectOf(person, joined), zone.ToInstant(joined), null, person.Name, Page);
        }

        if (probationMonths is { } months && person.ConfirmationAfter(months) is { } confirmation)
        {
            yield return new RuleEvent(ProbationEnds, SubjectOf(person, person.Joined!.Value), zone.ToInstant(confirmation.AddDays(1)), null, person.Name, Page);
        }

        if (person.LastDay is { } lastDay)
        {
            yield return new RuleEvent(Leaves, SubjectOf(person, lastDay), zone.ToInstant(lastDay.AddDays(1)), person.Id, person.Name);
        }
    }

    private static string SubjectOf(Person person, DateOnly day) => $"{person.Id.Value:N}@{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
}
