using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Handover;

/// <summary>Shows the shifts of a day with their handovers and the records that they need.</summary>
public sealed class ReadHandoverDay : IUseCase
{
    private readonly PortalReader _reader;
    private readonly HandoverLoader _loader;
    private readonly SiteZone _zone;
    private readonly TimeProvider _clock;

    internal ReadHandoverDay(PortalReader reader, HandoverLoader loader, SiteZone zone, TimeProvider clock) =>
        (_reader, _loader, _zone, _clock) = (reader, loader, zone, clock);

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The shifts that begin on a site day, by post and start.</summary>
    public Task<Result<IReadOnlyList<HandoverRow>>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        _reader.ReadAsync<ReadHandoverDay, IReadOnlyList<HandoverRow>>(
            actor,
            async (db, token) =>
            {
                var (from, to) = (_zone.ToInstant(day), _zone.ToInstant(day.AddDays(1)));
                var world = await _loader.LoadAsync(db, actor, from, to, _clock.GetUtcNow(), token);
                var handovers = await db.Set<ShiftHandover>().AsNoTracking().Where(one => one.Start >= from && one.Start < to)
                    .ToDictionaryAsync(one => (one.PostId, one.Start), token);
                return
                [
                    .. from turn in world.Turns
                       where turn.Start >= @from && turn.Start < to
                       let post = world.Posts[turn.Post]
                       orderby post.Code, turn.Start
                       select Row(world, turn, handovers.GetValueOrDefault((turn.Post, turn.Start))),
                ];
            },
            cancellationToken);

    private static HandoverRow Row(HandoverWorld world, PostTurn turn, ShiftHandover? handover) => new(
        world.Posts[turn.Post].Name, turn.Start, turn.End, world.NamesOf(turn), StandingOf(turn, handover, world.Now), handover?.Id,
        handover?.OutgoingName, handover?.OfferedAt, handover?.IncomingName, handover?.AcceptedAt, world.Gates(turn, GateSide.HandOver), turn.End <= world.Now);

    private static HandoverStanding StandingOf(PostTurn turn, ShiftHandover? handover, DateTimeOffset now) => handover?.State switch
    {
        HandoverState.Accepted => HandoverStanding.Accepted,
        HandoverState.Offered => HandoverStanding.Unconfirmed,
        HandoverState.Returned => HandoverStanding.Returned,
        null or HandoverState.Open => now < turn.Start ? HandoverStanding.Ahead : now < turn.End ? HandoverStanding.Running : HandoverStanding.Missing,
    };
}
