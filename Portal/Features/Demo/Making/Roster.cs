using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>
/// Who works when. Each post has a cycle of as many days as it has teams, and each day every team stands one place
/// further: three teams on two shifts in the control room [D-022], four teams on three shifts in the fire control room
/// [D-142]. Worked out from the date alone, so that the weeks to come follow on those that were made.
/// </summary>
internal static class Roster
{
    /// <summary>Shifts that start on a site date.</summary>
    public static IEnumerable<RosterShift> On(DateOnly day, BusinessCalendar calendar)
    {
        foreach (var post in EstateData.Shipped.Posts)
        {
            var cycle = calendar.IsWorkday(day) ? post.Workday : post.Restday ?? post.Workday;
            foreach (var person in EstateData.Shipped.StaffOf(post.Code))
            {
                var place = (day.DayNumber + person.Team) % cycle.Count;
                if (cycle[place] is { Length: > 0 } shift)
                {
                    var from = Minutes.Parse(shift[..5]);
                    var to = Minutes.Parse(shift[6..]);
                    yield return new RosterShift(person.Code, post.Code, day, from, to > from ? to : to + 1440);
                }
            }
        }
    }

    /// <summary>Plans the shifts of several days for people and posts of the database; whoever is not there is left out.</summary>
    public static IEnumerable<Assignment> Plan(
        DateOnly first,
        DateOnly last,
        IReadOnlyDictionary<string, PersonId> people,
        IReadOnlyDictionary<string, PostId> posts,
        BusinessCalendar calendar,
        SiteZone zone)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var shift in On(day, calendar))
            {
                if (people.TryGetValue(shift.Staff, out var person) && posts.TryGetValue(shift.Post, out var post))
                {
                    var start = zone.ToInstant(day, shift.FromMinute);
                    yield return Assignment.Plan(
                        TypedId.New<AssignmentId>(start), person, post, start, zone.ToInstant(day, shift.ToMinute)).Value;
                }
            }
        }
    }
}

/// <summary>A shift of the roster, in the codes of staff and post.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Post">Post code.</param>
/// <param name="Day">Site date on which it starts.</param>
/// <param name="FromMinute">Start, minute of the day.</param>
/// <param name="ToMinute">End, minute counted from the same midnight.</param>
internal sealed record RosterShift(string Staff, string Post, DateOnly Day, int FromMinute, int ToMinute);
