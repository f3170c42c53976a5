using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>The whole demonstration estate as it stands at an instant, made in memory from a seed.</summary>
internal sealed record Estate(
    IReadOnlyList<Person> People,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Assignment> Assignments,
    IReadOnlyList<PresenceEvent> Presence,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<UnitAccount> Accounts,
    IReadOnlyList<Case> Cases)
{
    /// <summary>Days of roster that lie ahead.</summary>
    public const int ComingDays = 14;

    private const string Stewards = "G08";

    /// <summary>Makes it.</summary>
    public static Estate Make(EstatePlan plan, BusinessCalendar calendar, SiteZone zone, DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        var firstDay = FirstPeriod(plan, zone, now).FirstDay;
        var people = Personnel.Make(plan, today, now);
        var posts = Personnel.Posts(now);
        var ids = people.ToDictionary(person => person.Code, person => person.Id, StringComparer.Ordinal);

        // The night shift of the day before reaches into the first month.
        List<Assignment> assignments =
        [
            .. Roster.Plan(
                firstDay.AddDays(-1), today.AddDays(ComingDays), ids, posts.ToDictionary(post => post.Code, post => post.Id, StringComparer.Ordinal), calendar, zone),
        ];
        var codes = people.ToDictionary(person => person.Id, person => person.Code);
        var clockings = PresenceHistory.Between(DateTimeOffset.MinValue, now, assignments, codes, plan.Seed);
        var units = Households.Make(plan, [.. EstateData.Shipped.AreaHolders(Stewards).Select(data => ids[data.Code])], now);
        return new Estate(
            people,
            posts,
            assignments,
            [.. PresenceHistory.Number(clockings, 0, new Dictionary<DateOnly, int>(), zone)],
            units,
            new FeeHistory(plan, units, zone, now).Make(),
            [.. Played(plan, units, new StaffRoom(people, posts, assignments), zone, now)]);
    }

    /// <summary>The first month of an estate made at an instant.</summary>
    public static Period FirstPeriod(EstatePlan plan, SiteZone zone, DateTimeOffset madeAt) =>
        Period.Of(zone.PeriodOf(madeAt).FirstDay.AddMonths(1 - plan.Months));

    private static IEnumerable<Case> Played(EstatePlan plan, IReadOnlyList<Unit> units, StaffRoom staff, SiteZone zone, DateTimeOffset now)
    {
        var history = new CasePlayer(plan.Seed, staff);
        var books = new Dictionary<(CaseKind, DateOnly), int>();
        foreach (var receipt in new CaseDiary(plan.Seed, units, zone).Between(zone.StartOf(FirstPeriod(plan, zone, now)), now))
        {
            var book = (receipt.Subject.Kind, Day: zone.DateOf(receipt.At));
            var number = books[book] = books.GetValueOrDefault(book) + 1;
            yield return history.Play(receipt, new CaseNumber(book.Kind, book.Day, number), now);
        }
    }
}
