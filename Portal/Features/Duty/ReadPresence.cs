using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Shows the clockings of a day, and whose presence lapsed without a word.</summary>
public sealed class ReadPresence(PortalReader reader, DutySnapshot snapshot, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The clockings of a site day, last one first, and today's list of lapses.</summary>
    public Task<Result<PresenceList>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadPresence, PresenceList>(
            actor,
            async (db, token) =>
            {
                // Names, posts and lapses are the board's, read once for everybody who looks.
                var board = (await snapshot.GetAsync(token)).Value;
                var clockings = await db.Set<PresenceEvent>().Where(clocking => clocking.Day == day).ToListAsync(token);
                var strays = await StraysAsync(db, board.Data.Rules, clockings, day, token);
                return Shown(board.Data, board.Lapsed, clockings, strays);
            },
            cancellationToken);

    private static PresenceList Shown(DutyData data, IReadOnlyList<LapsedPresence> lapsed, List<PresenceEvent> clockings, HashSet<PresenceEventId> strays) => new(
        [
            .. clockings
                .Where(clocking => data.Posts.ContainsKey(clocking.PostId))
                .OrderByDescending(clocking => clocking.At)
                .ThenByDescending(clocking => clocking.Sequence)
                .Select(clocking => new PresenceLine(clocking, data.PersonOf(clocking.PersonId), data.Posts[clocking.PostId], strays.Contains(clocking.Id))),
        ],
        [
            .. lapsed
                .Where(one => data.Posts.ContainsKey(one.Post))
                .Select(one => new LapsedLine(one, data.PersonOf(one.Person), data.Posts[one.Post])),
        ],
        [.. data.People.Values.Where(person => person.Active).OrderBy(person => person.Code, StringComparer.Ordinal)],
        [.. data.Posts.Values.OrderBy(post => post.Code, StringComparer.Ordinal)]);

    /// <summary>What was clocked before the longest lapse says nothing about where somebody was on the day.</summary>
    private async Task<HashSet<PresenceEventId>> StraysAsync(
        PortalDb db, DutyRules rules, List<PresenceEvent> clockings, DateOnly day, CancellationToken cancellationToken)
    {
        if (!clockings.Exists(clocking => clocking.Kind is PresenceKind.Out))
        {
            return [];
        }

        var start = zone.ToInstant(day);
        var before = await DutyRecordLoader.LoadClockingsAsync(db, start - rules.LongestLapse, start, cancellationToken);
        var events = before.Concat(clockings).DistinctBy(clocking => clocking.Id).ToList();
        var record = new DutyRecord { Posts = [], Events = events, Zone = zone, LapseAt = rules.LapseAt };
        return [.. new Coverage(record).StrayOuts.Select(stray => stray.Id)];
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
