using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Obligations;

namespace Portal.Features.Handover;

/// <summary>Puts a turn, its handover and what it waits for on one sheet.</summary>
internal static class HandoverReading
{
    /// <summary>Handovers with everything on them.</summary>
    public static IQueryable<ShiftHandover> Whole(this IQueryable<ShiftHandover> handovers) =>
        handovers.Include(one => one.Items.OrderBy(item => item.No)).Include(one => one.Log.OrderBy(entry => entry.No)).AsSplitQuery();

    public static async Task<HandoverSheet> SheetAsync(this HandoverWorld world, PortalDb db, PostTurn turn, ShiftHandover? handover, CancellationToken cancellationToken)
    {
        var (next, parties) = (world.Next(turn), world.PartiesOf(turn));
        var written = handover is null ? [] : (await CarriedOver.StandingsAsync(db, [handover], cancellationToken))[handover.Id];
        if (handover?.IsBeingWritten != false)
        {
            var known = written.Select(line => (line.Kind, line.Subject)).ToHashSet();
            written =
            [
                .. written,
                .. (await CarriedOver.ProposeAsync(db, world, turn, cancellationToken)).Where(thing => !known.Contains((thing.Kind, thing.Subject))).Select(CarriedLine.Of),
            ];
        }

        return new HandoverSheet
        {
            Id = handover?.Id,
            Post = turn.Post,
            PostName = world.Posts[turn.Post].Name,
            Start = turn.Start,
            End = turn.End,
            People = world.NamesOf(turn),
            NextStart = next?.Start,
            NextPeople = world.NamesOf(next),
            State = handover?.State,
            OutgoingName = handover?.OutgoingName,
            OfferedAt = handover?.OfferedAt,
            IncomingName = handover?.IncomingName,
            AcceptedAt = handover?.AcceptedAt,
            Before = world.Gates(turn, GateSide.HandOver),
            After = world.Gates(turn, GateSide.TakeOver),
            Carried = written,
            Log = handover?.Log ?? [],
            MayGive = world.Reader is { } giver && parties.Outgoing.Contains(giver),
            MayTake = world.Reader is { } taker && parties.Incoming.Contains(taker) && taker != handover?.Outgoing,
        };
    }
}
