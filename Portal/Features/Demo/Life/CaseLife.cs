using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Demo.Making;

namespace Portal.Features.Demo.Life;

/// <summary>
/// Calls come in as the diary has them, and each case takes its course. While somebody watches, what is to come within
/// the day is drawn forward, so that something happens every few seconds; the month still has as many cases as the diary.
/// </summary>
internal sealed class CaseLife(PortalReader reader, TakeCase take, CaseMoves moves, SiteZone zone)
{
    private const int FewPending = 14;
    private const int ManyPending = 20;
    private const int Waiting = 2;
    private const string Desk = "G05";
    private const string Leaders = "G01";

    /// <summary>How far ahead of the diary calls come while somebody watches.</summary>
    private static readonly TimeSpan CallsAhead = TimeSpan.FromHours(36);

    /// <summary>How far ahead of its course a case goes while somebody watches.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    /// <summary>A case of last night may come again today.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(24);

    /// <summary>Does one thing; answers whether there was one to do.</summary>
    public async Task<bool> StepAsync(LifeSituation situation, Random random, CancellationToken cancellationToken)
    {
        var (now, seed) = (situation.Now, situation.Plan.Seed);
        var cases = await reader.ReadAsync(
            (db, token) => db.Set<Case>().Where(one => one.ClosedAt == null || one.ClosedAt > now - Again).ToListAsync(token), cancellationToken);
        List<(Case Case, CaseTurn Turn)> turns = [];
        foreach (var one in cases)
        {
            if (CaseCourse.Next(seed, one) is { } turn)
            {
                turns.Add((one, turn));
            }
        }

        foreach (var (one, turn) in turns.Where(one => one.Turn.At <= now).OrderBy(one => one.Turn.At))
        {
            if ((await MoveAsync(situation, one, turn, random, cancellationToken)).IsDone)
            {
                return true;
            }
        }

        var call = await NextCallAsync(situation, cancellationToken);
        if (call is not null && (call.At <= now || !situation.Watched))
        {
            return call.At <= now && (await TakeAsync(situation, call, random, cancellationToken)).IsDone;
        }

        return situation.Watched && await DrawForwardAsync(situation, cases, turns, call, random, cancellationToken);
    }

    /// <summary>The next call of the diary that this month still lacks.</summary>
    private async Task<CaseReceipt?> NextCallAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        var from = zone.StartOf(zone.PeriodOf(situation.Now));
        var (had, units) = await reader.ReadAsync(
            async (db, token) => (await db.Set<Case>().CountAsync(one => one.ReceivedAt >= from, token), await db.Set<Unit>().ToListAsync(token)), cancellationToken);
        return new CaseDiary(situation.Plan.Seed, units, zone).Between(from, situation.Now + CallsAhead).Skip(had).FirstOrDefault();
    }

    private async Task<bool> DrawForwardAsync(
        LifeSituation situation, List<Case> cases, List<(Case Case, CaseTurn Turn)> turns, CaseReceipt? call, Random random, CancellationToken cancellationToken)
    {
        var now = situation.Now;
        var pending = cases.Count(one => one.ResolvedAt is null);
        var ready = turns.Where(one => one.Turn.At <= now + Ahead && now - one.Case.ChangedAt >= Pause(one.Turn.Kind)).OrderBy(one => one.Turn.At).ToLookup(one => one.Turn.Kind);
        var noteworthy = cases.FindAll(one => one.Status is CaseStatus.InProgress && one.Version < 8 && now - one.ChangedAt >= Pause(CaseEventKind.Noted));
        Task<Result> First(CaseEventKind kind) => MoveAsync(situation, ready[kind].First().Case, ready[kind].First().Turn, random, cancellationToken);
        (int Weight, Func<Task<Result>> Act)[] choices =
        [
            (call is null ? 0 : pending < FewPending ? 8 : pending < ManyPending ? 3 : 0, () => TakeAsync(situation, call!, random, cancellationToken)),
            (3 * ready[CaseEventKind.Assigned].Count(), () => First(CaseEventKind.Assigned)),
            (2 * ready[CaseEventKind.Responded].Count(), () => First(CaseEventKind.Responded)),
            (!ready.Contains(CaseEventKind.Resolved) ? 0 : pending > ManyPending ? 6 : pending >= FewPending ? 2 : 0, () => First(CaseEventKind.Resolved)),
            (ready[CaseEventKind.CalledBack].Count() > Waiting ? 2 : 0, () => First(CaseEventKind.CalledBack)),
            (4 * ready[CaseEventKind.Closed].Count(), () => First(CaseEventKind.Closed)),
            (noteworthy.Count > 0 ? 1 : 0, () => NoteAsync(situation, Pick(noteworthy, random), random, cancellationToken)),
        ];
        var drawn = random.Next(Math.Max(1, choices.Sum(choice => choice.Weight)));
        foreach (var (weight, act) in choices)
        {
            if ((drawn -= weight) < 0)
            {
                return (await act()).IsDone;
            }
        }

        return false;
    }

    /// <summary>How long something takes at least, however impatient the audience.</summary>
    private static TimeSpan Pause(CaseEventKind next) => next switch
    {
        CaseEventKind.Assigned => TimeSpan.FromSeconds(20),
        CaseEventKind.Responded => TimeSpan.FromMinutes(2),
        CaseEventKind.Resolved => TimeSpan.FromMinutes(8),
        CaseEventKind.Noted => TimeSpan.FromMinutes(5),
        CaseEventKind.CalledBack => TimeSpan.FromMinutes(10),
        CaseEventKind.Closed => TimeSpan.FromSeconds(30),
        CaseEventKind.Reopened or CaseEventKind.Received or CaseEventKind.Imported or CaseEventKind.Corrected
            or CaseEventKind.Reassigned or CaseEventKind.HandedUp or CaseEventKind.PassedUp => TimeSpan.MaxValue,
    };

    private async Task<Result> TakeAsync(LifeSituation situation, CaseReceipt call, Random random, CancellationToken cancellationToken)
    {
        var taken = await take.RunAsync(LifeSituation.ActorOf(Pick(situation.AtPost(Desk), random)), call.Intake(situation.Now), cancellationToken);
        return taken.IsDone ? Result.Done : taken.Refusal;
    }

    private Task<Result> MoveAsync(LifeSituation situation, Case one, CaseTurn turn, Random random, CancellationToken cancellationToken)
    {
        var desk = LifeSituation.ActorOf(Pick(situation.AtPost(Desk), random));
        return turn.Kind switch
        {
            CaseEventKind.Assigned => AssignAsync(situation, one, random, cancellationToken),
            CaseEventKind.Responded => moves.Respond.RunAsync(HandlerOf(situation, one), one.Id, note: null, one.Version, cancellationToken),
            CaseEventKind.Resolved => moves.Resolve.RunAsync(HandlerOf(situation, one), one.Id, CasePlayer.ResultOf(one), one.Version, cancellationToken),
            CaseEventKind.CalledBack => moves.CallBack.RunAsync(desk, one.Id, turn.Satisfaction, note: null, one.Version, cancellationToken),
            CaseEventKind.Closed => moves.Close.RunAsync(desk, one.Id, one.Version, cancellationToken),
            CaseEventKind.Reopened => moves.Reopen.RunAsync(desk, one.Id, one.Title, one.Version, cancellationToken),
            CaseEventKind.Received or CaseEventKind.Imported or CaseEventKind.Corrected or CaseEventKind.Reassigned
                or CaseEventKind.HandedUp or CaseEventKind.PassedUp or CaseEventKind.Noted => throw new NotSupportedException($"{turn.Kind} is no step of a course."),
        };
    }

    private Task<Result> AssignAsync(LifeSituation situation, Case one, Random random, CancellationToken cancellationToken)
    {
        var leaders = situation.AtPost(Leaders).Where(person => person.Role == Roles.TeamLeader.Key).ToList();
        return moves.Assign.RunAsync(
            leaders.Count > 0 ? LifeSituation.ActorOf(Pick(leaders, random)) : DemoActor.System,
            one.Id, Pick(situation.AtPost(CasePlayer.HandlersOf(one)), random).Id, one.Version, cancellationToken);
    }

    private Task<Result> NoteAsync(LifeSituation situation, Case one, Random random, CancellationToken cancellationToken) =>
        moves.Note.RunAsync(HandlerOf(situation, one), one.Id, Pick(EstateData.Shipped.Notes, random), cancellationToken);

    private static Actor HandlerOf(LifeSituation situation, Case one) =>
        one.AssignedTo is { } id && situation.People.TryGetValue(id, out var person) ? LifeSituation.ActorOf(person) : DemoActor.System;

    private static T Pick<T>(IReadOnlyList<T> several, Random random) => several[random.Next(several.Count)];
}
