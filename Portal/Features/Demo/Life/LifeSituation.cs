using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Duty;

namespace Portal.Features.Demo.Life;

/// <summary>Who is where and who should be, as the estate's life looks at it in one step.</summary>
internal sealed class LifeSituation
{
    /// <summary>Longest shift, and somewhat more.</summary>
    private static readonly TimeSpan LongestShift = TimeSpan.FromHours(16);

    private LifeSituation(Demonstration mark, bool watched, DateTimeOffset now, List<Person> people, List<Post> posts, List<Assignment> shifts, List<PresenceEvent> clockings, SiteZone zone)
    {
        Mark = mark;
        Watched = watched;
        Now = now;
        People = people.ToDictionary(person => person.Id);
        Posts = posts.ToDictionary(post => post.Code, StringComparer.Ordinal);
        Shifts = shifts;
        Clockings = clockings.ToLookup(one => one.PersonId);
        Coverage = new Coverage(new DutyRecord { Posts = posts, Assignments = shifts, Events = clockings, Zone = zone });
    }

    /// <summary>The mark of the demonstration.</summary>
    public Demonstration Mark { get; }

    /// <summary>What the estate was made by.</summary>
    public EstatePlan Plan => Mark.Plan;

    /// <summary>Whether somebody watches.</summary>
    public bool Watched { get; }

    /// <summary>The instant of the step.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Everybody who works here.</summary>
    public IReadOnlyDictionary<PersonId, Person> People { get; }

    /// <summary>Posts by code.</summary>
    public IReadOnlyDictionary<string, Post> Posts { get; }

    /// <summary>Standing shifts that are under way, about to start or just over.</summary>
    public IReadOnlyList<Assignment> Shifts { get; }

    /// <summary>What everybody clocked of late.</summary>
    public ILookup<PersonId, PresenceEvent> Clockings { get; }

    /// <summary>Where everybody is.</summary>
    public Coverage Coverage { get; }

    /// <summary>Reads the situation; null when the database does not carry the mark of the demonstration.</summary>
    public static async Task<LifeSituation?> ReadAsync(PortalDb db, bool watched, DateTimeOffset now, SiteZone zone, CancellationToken cancellationToken)
    {
        if (await db.Set<Demonstration>().SingleOrDefaultAsync(cancellationToken) is not { } mark)
        {
            return null;
        }

        var (soon, past, oldest) = (now + Making.ShiftHabit.Earliest, now - LongestShift, now - (await DutyRules.ReadAsync(db, cancellationToken)).LongestLapse);
        return new LifeSituation(
            mark,
            watched,
            now,
            await db.Set<Person>().Where(person => person.Active).ToListAsync(cancellationToken),
            await db.Set<Post>().ToListAsync(cancellationToken),
            await db.Set<Assignment>().Where(shift => shift.End > past && shift.Start <= soon && !shift.Withdrawn).ToListAsync(cancellationToken),
            await db.Set<PresenceEvent>().Where(one => one.At > oldest && one.At <= now).ToListAsync(cancellationToken),
            zone);
    }

    /// <summary>Those planned at a post now; all of its staff when nobody is.</summary>
    public IReadOnlyList<Person> AtPost(string code)
    {
        var planned = Shifts.Where(shift => Posts.GetValueOrDefault(code)?.Id == shift.PostId && shift.Contains(Now))
            .Select(shift => People.GetValueOrDefault(shift.PersonId)).OfType<Person>().ToList();
        return planned.Count > 0 ? planned
            : [.. Making.EstateData.Shipped.StaffOf(code).Join(People.Values, data => data.Code, person => person.Code, (_, person) => person)];
    }

    /// <summary>Whoever has a staff number; null where nobody does.</summary>
    public Person? OfCode(string? code) => People.Values.FirstOrDefault(person => person.Code == code);

    /// <summary>Somebody of the staff as an actor: the demonstration acts, the log names the person.</summary>
    public static Actor ActorOf(Person person) => DemoActor.System with { Name = person.Name, Person = person.Id };
}
