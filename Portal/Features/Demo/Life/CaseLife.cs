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
/// Cases come in and are worked off. What is done next is drawn from what lies there, so that about as many stay pending
/// as at first, a few of them overdue.
/// </summary>
internal sealed class CaseLife(
    PortalReader reader, TakeCase take, AssignCase assign, RespondToCase respond, ResolveCase resolve, CallBackCase callBack, CloseCase close)
{
    private const int FewPending = 14;
    private const int ManyPending = 20;
    private const int ManyOverdue = 3;
    private const string Desk = "G05";
    private const string Leaders = "G01";

    /// <summary>Does one thing; answers whether there was one to do.</summary>
    public async Task<bool> StepAsync(LifeSituation situation, Random random, CancellationToken cancellationToken)
    {
        var open = await reader.ReadAsync(
            (db, token) => db.Set<Case>().Where(one => one.ClosedAt == null).OrderBy(one => one.ReceivedAt).ToListAsync(token), cancellationToken);
        var pending = open.FindAll(one => one.ResolvedAt is null);
        var waiting = open.FindAll(one => one.ResolvedAt is not null);
        var fresh = pending.FindAll(one => one.Status is CaseStatus.New);
        var sent = pending.FindAll(one => one.Status is CaseStatus.Assigned);
        var inHand = pending.FindAll(one => one.Status is CaseStatus.InProgress);
        (int Weight, Func<Task<Result>> Act)[] choices =
        [
            (pending.Count < FewPending ? 8 : pending.Count < ManyPending ? 3 : 0, () => TakeAsync(situation, random, cancellationToken)),
            (2 * fresh.Count, () => AssignAsync(situation, fresh[0], random, cancellationToken)),
            (sent.Count, () => RespondAsync(situation, sent[0], cancellationToken)),
            (inHand.Count == 0 ? 0 : pending.Count > ManyPending ? 6 : pending.Count >= FewPending ? 2 : 0, () => ResolveAsync(situation, inHand, random, cancellationToken)),
            (waiting.Count > 2 ? 2 * waiting.Count : 0, () => FinishAsync(situation, waiting[0], random, cancellationToken)),
        ];
        var total = choices.Sum(choice => choice.Weight);
        if (total == 0)
        {
            return false;
        }

        var drawn = random.Next(total);
        foreach (var (weight, act) in choices)
        {
            if ((drawn -= weight) < 0)
            {
                return (await act()).IsDone;
            }
        }

        return false;
    }

    private async Task<Result> TakeAsync(LifeSituation situation, Random random, CancellationToken cancellationToken)
    {
        var subject = Pick(EstateData.Shipped.Subjects, random);
        var unit = subject.Place is null ? await UnitAsync(random, cancellationToken) : null;
        var limit = TimeSpan.FromMinutes(Math.Clamp(subject.Hours * 15, 40, 300));
        var taken = await take.RunAsync(
            LifeSituation.ActorOf(Pick(situation.AtPost(Desk), random)),
            new CaseIntake
            {
                Kind = subject.Kind,
                Title = subject.FullTitle,
                ReceivedAt = situation.Now.CutToSecond(),
                Channel = Pick([CaseChannel.Phone, CaseChannel.Phone, CaseChannel.FrontDesk, CaseChannel.FaceToFace], random),
                Unit = unit?.Id,
                Category = subject.Category,
                Severity = subject.Severity,
                ResponseDue = (situation.Now + limit * 0.25).CutToSecond(),
                ResolveDue = (situation.Now + limit).CutToSecond(),
                CallerName = unit?.Owner,
                CallerPhone = unit?.Phone,
            },
            cancellationToken);
        return taken.IsDone ? Result.Done : taken.Refusal;
    }

    private Task<Result> AssignAsync(LifeSituation situation, Case one, Random random, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(one);
        var post = subject is null ? EstateData.Shipped.Handlers[one.Kind] : EstateData.Shipped.HandlerOf(subject);
        var leaders = situation.AtPost(Leaders).Where(person => person.Role == Roles.TeamLeader.Key).ToList();
        return assign.RunAsync(
            leaders.Count > 0 ? LifeSituation.ActorOf(Pick(leaders, random)) : DemoActor.System, one.Id, Pick(situation.AtPost(post), random).Id, one.Version, cancellationToken);
    }

    private Task<Result> RespondAsync(LifeSituation situation, Case one, CancellationToken cancellationToken) =>
        respond.RunAsync(HandlerOf(situation, one), one.Id, note: null, one.Version, cancellationToken);

    /// <summary>What is due first is done first, mostly; a few overdue ones stay lying, as they do.</summary>
    private Task<Result> ResolveAsync(LifeSituation situation, List<Case> inHand, Random random, CancellationToken cancellationToken)
    {
        var overdue = inHand.FindAll(one => one.ResolveDue < situation.Now);
        var inTime = inHand.FindAll(one => !(one.ResolveDue < situation.Now));
        var one = overdue.Count > ManyOverdue || inTime.Count == 0 ? overdue[0]
            : random.Next(4) == 0 ? Pick(inTime, random)
            : inTime.MinBy(candidate => candidate.ResolveDue ?? DateTimeOffset.MaxValue)!;
        return resolve.RunAsync(HandlerOf(situation, one), one.Id, SubjectOf(one)?.Result ?? one.Title, one.Version, cancellationToken);
    }

    private async Task<Result> FinishAsync(LifeSituation situation, Case one, Random random, CancellationToken cancellationToken)
    {
        var actor = LifeSituation.ActorOf(Pick(situation.AtPost(Desk), random));
        if (one.Satisfaction is null)
        {
            return await callBack.RunAsync(actor, one.Id, random.Next(10) switch { < 6 => 5, < 9 => 4, _ => 3 }, note: null, one.Version, cancellationToken);
        }

        return await close.RunAsync(actor, one.Id, one.Version, cancellationToken);
    }

    private Task<Unit?> UnitAsync(Random random, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            async (db, token) =>
            {
                var count = await db.Set<Unit>().CountAsync(token);
                return count == 0 ? null : await db.Set<Unit>().OrderBy(unit => unit.Code).Skip(random.Next(count)).FirstOrDefaultAsync(token);
            },
            cancellationToken);

    private static CaseSubject? SubjectOf(Case one) => EstateData.Shipped.Subjects.FirstOrDefault(subject => subject.FullTitle == one.Title);

    private static Actor HandlerOf(LifeSituation situation, Case one) =>
        one.AssignedTo is { } id && situation.People.TryGetValue(id, out var person) ? LifeSituation.ActorOf(person) : DemoActor.System;

    private static T Pick<T>(IReadOnlyList<T> several, Random random) => several[random.Next(several.Count)];
}
