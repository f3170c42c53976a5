using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>Shows the clockings of a day, and whose presence lapsed without a word.</summary>
public sealed class ReadPresence(PortalReader reader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>Clockings of these days are replayed; of whoever clocked nothing since, the last one tells.</summary>
    private static readonly TimeSpan LapsesKept = TimeSpan.FromDays(31);

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The clockings of a site day, last one first, and today's list of lapses.</summary>
    public Task<Result<PresenceList>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadPresence, PresenceList>(actor, (db, token) => LoadAsync(db, day, token), cancellationToken);

    private async Task<PresenceList> LoadAsync(PortalDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var clockings = await db.Set<PresenceEvent>().Where(clocking => clocking.Day == day).ToListAsync(cancellationToken);
        var recent = await DutyRecordLoader.LoadClockingsAsync(db, now - LapsesKept, now, cancellationToken);
        var posts = await db.Set<Post>().ToListAsync(cancellationToken);
        var people = await DutyRecordLoader.LoadPeopleAsync(db, cancellationToken);
        var rules = await DutyRules.ReadAsync(db, cancellationToken);
        var record = new DutyRecord { Posts = posts, Events = recent, Zone = zone, LapseAt = rules.LapseAt };
        var coverage = new Coverage(record);
        var strays = coverage.StrayOuts.Select(stray => stray.Id).ToHashSet();
        var data = new DutyData(record, people, rules);
        return new PresenceList(
            [
                .. clockings
                    .Where(clocking => data.Posts.ContainsKey(clocking.PostId))
                    .OrderByDescending(clocking => clocking.At)
                    .ThenByDescending(clocking => clocking.Sequence)
                    .Select(clocking => new PresenceLine(clocking, data.PersonOf(clocking.PersonId), data.Posts[clocking.PostId], strays.Contains(clocking.Id))),
            ],
            [
                .. (await LongAgoAsync(db, rules, now - LapsesKept, cancellationToken)).Concat(coverage.LapsedAt(now))
                    .Where(lapsed => data.Posts.ContainsKey(lapsed.Post))
                    .Select(lapsed => new LapsedLine(lapsed, data.PersonOf(lapsed.Person), data.Posts[lapsed.Post])),
            ],
            [.. people.Values.Where(person => person.Active).OrderBy(person => person.Code, StringComparer.Ordinal)],
            [.. posts.OrderBy(post => post.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Whoever's last clocking of all lies long back and was no sign-off, longest ago first.</summary>
    private static async Task<IEnumerable<LapsedPresence>> LongAgoAsync(PortalDb db, DutyRules rules, DateTimeOffset until, CancellationToken token)
    {
        var last = await db.Set<Person>()
            .Select(person => new { person.Id, At = db.Set<PresenceEvent>().Where(one => one.PersonId == person.Id).Max(one => (DateTimeOffset?)one.At) })
            .ToListAsync(token);
        List<LapsedPresence> lapsed = [];
        foreach (var person in last.Where(person => person.At <= until).OrderBy(person => person.At))
        {
            var events = await db.Set<PresenceEvent>().Where(one => one.PersonId == person.Id && one.At == person.At).OrderBy(one => one.Sequence).ToListAsync(token);
            if (events[^1] is { Kind: not PresenceKind.Out } left)
            {
                lapsed.Add(new LapsedPresence(left.PersonId, left.PostId, left.Kind is PresenceKind.Away, left.At, left.At + rules.LapseAt(left.At)));
            }
        }

        return lapsed;
    }
}

/// <summary>What the presence page shows.</summary>
/// <param name="Clockings">Of the day, last one first.</param>
/// <param name="Lapsed">Waiting for a correction, longest ago first.</param>
/// <param name="People">Everybody who works here, for an entry by hand.</param>
/// <param name="Posts">Every post.</param>
public sealed record PresenceList(
    IReadOnlyList<PresenceLine> Clockings, IReadOnlyList<LapsedLine> Lapsed, IReadOnlyList<DutyPerson> People, IReadOnlyList<Post> Posts);

/// <summary>A clocking with its names.</summary>
/// <param name="Clocking">The clocking.</param>
/// <param name="Person">Whose.</param>
/// <param name="Post">Where.</param>
/// <param name="IsStray">An <c>out</c> where the person was not; it changed nothing.</param>
public sealed record PresenceLine(PresenceEvent Clocking, DutyPerson Person, Post Post, bool IsStray);

/// <summary>A lapsed presence with its names.</summary>
/// <param name="Lapsed">The lapse.</param>
/// <param name="Person">Whose.</param>
/// <param name="Post">Where.</param>
public sealed record LapsedLine(LapsedPresence Lapsed, DutyPerson Person, Post Post);
