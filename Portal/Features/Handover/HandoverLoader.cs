using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Duty;
using Portal.Features.Obligations;

namespace Portal.Features.Handover;

/// <summary>Loads the turns of some time and what obliges their people.</summary>
internal sealed class HandoverLoader(ReadObligations obligations, SiteZone zone)
{
    /// <summary>How far ahead the next turn of a post is looked for: an office closes for some days.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(10);

    /// <summary>The world of the turns that begin in [from, to).</summary>
    public async Task<HandoverWorld> LoadAsync(PortalDb db, Actor actor, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, until) = (from - WorkStretch.Longest, to + Ahead);
        var shifts = await db.Set<Assignment>().AsNoTracking().Where(shift => !shift.Withdrawn && shift.End > since && shift.Start < until).ToListAsync(cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Id, cancellationToken);
        return new HandoverWorld
        {
            Now = now,
            Turns = PostTurn.Of(shifts.Where(shift => posts.ContainsKey(shift.PostId))),
            Posts = posts,
            Names = await db.Set<Person>().AsNoTracking().Select(person => new { person.Id, person.Name }).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken),
            Lines = await obligations.LinesAsync(db, actor, from, Later(to, now) + WorkStretch.Longest + HandoverWorld.Earliest, cancellationToken),
            Reader = actor.Person,
            ReaderAt = actor.Person is { } person ? await WhereAsync(db, person, now, cancellationToken) : null,
        };
    }

    /// <summary>The world around one turn.</summary>
    public Task<HandoverWorld> LoadAsync(PortalDb db, Actor actor, DateTimeOffset start, DateTimeOffset now, CancellationToken cancellationToken) =>
        LoadAsync(db, actor, start, start.AddTicks(1), now, cancellationToken);

    /// <summary>Where a person is by the own clockings.</summary>
    private async Task<PostId?> WhereAsync(PortalDb db, PersonId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rules = await DutyRules.ReadAsync(db, cancellationToken);
        var after = now - rules.LongestLapse;
        var events = await db.Set<PresenceEvent>().AsNoTracking()
            .Where(clocking => clocking.PersonId == person && clocking.At > after && clocking.At <= now)
            .ToListAsync(cancellationToken);
        return new Coverage(new DutyRecord { Posts = [], Events = events, Zone = zone, LapseAt = rules.LapseAt }).StateOf(person, now)?.Post;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
