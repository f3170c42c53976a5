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
    IReadOnlyList<CasePlan> Cases)
{
    /// <summary>Days of roster and clockings that lie behind.</summary>
    public const int PastDays = 30;

    /// <summary>Days of roster that lie ahead.</summary>
    public const int ComingDays = 14;

    private const string Stewards = "G08";

    /// <summary>Makes it.</summary>
    public static Estate Make(EstatePlan plan, BusinessCalendar calendar, SiteZone zone, DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        var people = Personnel.Make(plan, today, now);
        var posts = Personnel.Posts(now);
        var ids = people.ToDictionary(person => person.Code, person => person.Id, StringComparer.Ordinal);
        List<Assignment> assignments =
        [
            .. Roster.Plan(
                today.AddDays(-PastDays), today.AddDays(ComingDays), ids, posts.ToDictionary(post => post.Code, post => post.Id, StringComparer.Ordinal), calendar, zone),
        ];
        var codes = people.ToDictionary(person => person.Id, person => person.Code);
        var clockings = PresenceHistory.Between(DateTimeOffset.MinValue, now, assignments, codes, plan.Seed);
        var units = Households.Make(plan, [.. EstateData.Shipped.StaffOf(Stewards).Select(data => ids[data.Code])], now);
        return new Estate(
            people,
            posts,
            assignments,
            [.. PresenceHistory.Number(clockings, 0, new Dictionary<DateOnly, int>(), zone)],
            units,
            new FeeHistory(plan, units, zone, now).Make(),
            new CaseHistory(plan, people, posts, assignments, units, zone, now).Make());
    }
}
