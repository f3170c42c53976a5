using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Demo.Making;
using Portal.Features.Obligations;
using Portal.Packs;

namespace Portal.Features.Demo.Life;

/// <summary>People hand over minutes before the end of their shift, and whoever relieves them takes over minutes after it; a few forget.</summary>
internal sealed class HandoverLife(PortalReader reader, PortalWriter writer, PackLibrary library) : IUseCase
{
    private const double HandsOver = 0.93;
    private const double TakesOver = 0.94;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(3);
    private static readonly Dictionary<string, string> NoReasons = [];

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public static string Right => Rights.DutyManage;

    /// <summary>Signs what is due by now; what somebody began by hand is left alone.</summary>
    public async Task StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        if (situation.Now - _last < Pause)
        {
            return;
        }

        _last = situation.Now;
        var turns = PostTurn.Of(situation.Shifts.Where(shift => situation.People.ContainsKey(shift.PersonId)));
        var ending = turns.Where(turn => turn.End - Before <= situation.Now).Select(turn => (Turn: turn, Next: turn.Next(turns))).Where(pair => pair.Next is not null).ToList();
        var since = ending.Count == 0 ? situation.Now : ending.Min(pair => pair.Turn.Start);
        var sides = library.Packs.SelectMany(pack => pack.Obligations).Where(one => one.Gate is not null).ToDictionary(one => one.Key, one => one.Gate!.Side, StringComparer.Ordinal);
        var gates = sides.Keys.ToArray();
        var (states, open) = await reader.ReadAsync(
            async (db, token) => (
                await db.Set<ShiftHandover>().Where(one => one.Start >= since).ToDictionaryAsync(one => (one.PostId, one.Start), one => one.State, token),
                await db.Set<DueOccurrence>().Where(row => gates.Contains(row.Obligation) && row.DoneAt == null && row.Due >= since).Select(row => new { row.Obligation, row.Key }).ToListAsync(token)),
            cancellationToken);
        var undone = open.Select(row => (sides[row.Obligation], row.Key)).ToHashSet();
        foreach (var (turn, next) in ending)
        {
            var chance = Chance.Of(situation.Plan.Seed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"handover {turn.Post.Value} {turn.Start.ToUnixTimeSeconds()}"));
            var (gives, takes, note) = (chance.Is(HandsOver), chance.Is(TakesOver), chance.Share());
            var isKnown = states.TryGetValue((turn.Post, turn.Start), out var state);
            if (undone.Contains((GateSide.HandOver, KeyOf(situation, turn))) || undone.Contains((GateSide.TakeOver, KeyOf(situation, next!))))
            {
                continue;
            }

            if (!isKnown && gives)
            {
                await writer.WriteAsync<HandoverLife>(DemoActor.System, (unit, _) => Task.FromResult(Give(unit, situation, turn, next!, note)), cancellationToken);
            }
            else if (isKnown && state == HandoverState.Offered && takes && turn.End + After <= situation.Now)
            {
                await writer.WriteAsync<HandoverLife>(DemoActor.System, (unit, token) => TakeAsync(unit, situation, turn, next!, token), cancellationToken);
            }
        }
    }

    private static Result Give(WriteUnit unit, LifeSituation situation, PostTurn turn, PostTurn next, double note)
    {
        var (at, by, parties) = (turn.End - Before, SignerOf(situation, turn), PartiesOf(turn, next));
        var opened = ShiftHandover.Open(TypedId.New<HandoverId>(unit.Now), turn, by, parties, at);
        if (!opened.IsDone)
        {
            return opened.Refusal;
        }

        var notes = EstateData.Shipped.Handovers;
        opened.Value.Note(notes[(int)(note * notes.Count)], by, parties, at);
        unit.Db.Add(opened.Value);
        return opened.Value.Offer(by, parties, [], NoReasons, [], at);
    }

    private static async Task<Result> TakeAsync(WriteUnit unit, LifeSituation situation, PostTurn turn, PostTurn next, CancellationToken cancellationToken)
    {
        var handover = await unit.Db.Set<ShiftHandover>().Include(one => one.Items).Include(one => one.Log).AsSplitQuery().SingleAsync(one => one.PostId == turn.Post && one.Start == turn.Start, cancellationToken);
        return handover.Accept(SignerOf(situation, next), PartiesOf(turn, next), [], NoReasons, turn.End + After);
    }

    /// <summary>What a shift obliges to bears its key: nobody signs before it is done.</summary>
    private static string KeyOf(LifeSituation situation, PostTurn turn) =>
        $"{situation.Posts.Values.First(post => post.Id == turn.Post).Code}@{OccurrenceKey.Instant(turn.Start)}";

    private static HandoverSigner SignerOf(LifeSituation situation, PostTurn turn) => new(turn.People[0], situation.People[turn.People[0]].Name);

    private static HandoverParties PartiesOf(PostTurn turn, PostTurn next) => new(turn.People.ToHashSet(), next.People.ToHashSet());
}
