using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Handover;

/// <summary>What a person has to hand over, to take over, and has taken over.</summary>
/// <param name="Giving">The person's own turns that have begun and are not accepted; the latest first.</param>
/// <param name="Taking">Turns before the person's own, or at the post where the person is, that are not accepted.</param>
/// <param name="Kept">What the posts where the person is on duty got from the turn before and has not ended.</param>
public sealed record MyHandovers(IReadOnlyList<HandoverSheet> Giving, IReadOnlyList<HandoverSheet> Taking, IReadOnlyList<KeptItems> Kept)
{
    /// <summary>When time alone changes them (UTC): a shift begins, ends or comes near, or what a sheet asks for falls due; null when nothing does.</summary>
    public DateTimeOffset? Changes { get; init; }
}

/// <summary>What a post got from the turn before and has not ended.</summary>
/// <param name="Handover">The handover that carried it over.</param>
/// <param name="PostName">Name of the post.</param>
/// <param name="From">Who handed over.</param>
/// <param name="At">When it was taken over (UTC).</param>
/// <param name="Items">What is open.</param>
public sealed record KeptItems(HandoverId Handover, string PostName, string From, DateTimeOffset At, IReadOnlyList<CarriedLine> Items);

/// <summary>Shows a person's own changes of shift.</summary>
public sealed class ReadMyHandovers : IUseCase
{
    /// <summary>A turn that ended longer ago is looked up on the desk.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromHours(24);

    /// <summary>How long before one's own turn the one before is shown, and before its end that one's own is to be handed over.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private readonly PortalReader _reader;
    private readonly HandoverLoader _loader;
    private readonly TimeProvider _clock;

    internal ReadMyHandovers(PortalReader reader, HandoverLoader loader, TimeProvider clock) => (_reader, _loader, _clock) = (reader, loader, clock);

    /// <inheritdoc/>
    public static string Right => Rights.DutyClock;

    /// <summary>The actor's own; nothing for whoever is nobody of the staff list.</summary>
    public Task<Result<MyHandovers>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        _reader.ReadAsync<ReadMyHandovers, MyHandovers>(
            actor,
            async (db, token) => actor.Person is { } me ? await ReadAsync(db, actor, me, token) : new MyHandovers([], [], []),
            cancellationToken);

    private async Task<MyHandovers> ReadAsync(PortalDb db, Actor actor, PersonId me, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var world = await _loader.LoadAsync(db, actor, now - Back - Back, now, now, cancellationToken);
        var since = now - Back - Back;
        var handovers = (await db.Set<ShiftHandover>().AsNoTracking().Whole().Where(one => one.Start >= since).ToListAsync(cancellationToken))
            .ToDictionary(one => (one.PostId, one.Start));
        var recent = world.Turns.Where(turn => turn.Start >= since && turn.Start <= now && turn.End > now - Back)
            .Select(turn => (Turn: turn, Handover: handovers.GetValueOrDefault((turn.Post, turn.Start)), Parties: world.PartiesOf(turn)))
            .Where(pair => pair.Handover?.State != HandoverState.Accepted)
            .OrderByDescending(pair => pair.Turn.Start)
            .ToList();
        var (giving, taking) = (new List<HandoverSheet>(), new List<HandoverSheet>());
        foreach (var (turn, handover, parties) in recent)
        {
            if (parties.Outgoing.Contains(me))
            {
                giving.Add(await world.SheetAsync(db, turn, handover, cancellationToken));
            }
            else if (parties.Incoming.Contains(me) && (handover?.State == HandoverState.Offered || IsNear(world, turn, now)))
            {
                taking.Add(await world.SheetAsync(db, turn, handover, cancellationToken));
            }
        }

        return new MyHandovers(giving, taking, await KeptAsync(db, world, me, cancellationToken))
        {
            Changes = NextChange(world, me, giving.Concat(taking)),
        };
    }

    /// <summary>The shifts of the posts that the person has to do with, and what the sheets that are shown ask for.</summary>
    private static DateTimeOffset? NextChange(HandoverWorld world, PersonId me, IEnumerable<HandoverSheet> sheets)
    {
        var posts = world.Turns.Where(turn => turn.People.Contains(me)).Select(turn => turn.Post).ToHashSet();
        return world.Turns.Where(turn => posts.Contains(turn.Post) || turn.Post == world.ReaderAt)
            .SelectMany(turn => new DateTimeOffset?[] { turn.Start - Ahead, turn.Start, turn.End - Ahead, turn.End })
            .Concat(sheets.SelectMany(sheet => sheet.Before.Concat(sheet.After)).Select(line => line.NextChange(world.Now)))
            .Where(at => at > world.Now)
            .Min();
    }

    /// <summary>Whether the relief is about to begin, and nobody has relieved it since.</summary>
    private static bool IsNear(HandoverWorld world, PostTurn turn, DateTimeOffset now) =>
        world.Next(turn) is not { } next || (next.Start - Ahead <= now && now < next.End);

    private static async Task<IReadOnlyList<KeptItems>> KeptAsync(PortalDb db, HandoverWorld world, PersonId me, CancellationToken cancellationToken)
    {
        var kept = new List<KeptItems>();
        IEnumerable<PostId> posts = world.Turns.Where(turn => turn.Contains(world.Now) && turn.People.Contains(me)).Select(turn => turn.Post)
            .Concat(world.ReaderAt is { } at && world.Posts.ContainsKey(at) ? [at] : Array.Empty<PostId>()).Distinct();
        foreach (var post in posts)
        {
            if (await CarriedOver.LastAsync(db, post, world.Now, cancellationToken) is not { } last)
            {
                continue;
            }

            CarriedLine[] open = [.. (await CarriedOver.StandingsAsync(db, [last], cancellationToken))[last.Id].Where(line => line.EndedAt is null)];
            if (open.Length > 0)
            {
                kept.Add(new KeptItems(last.Id, world.Posts[post].Name, last.OutgoingName ?? "—", last.AcceptedAt ?? last.End, open));
            }
        }

        return kept;
    }
}
