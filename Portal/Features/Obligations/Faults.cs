using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Cases;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>Brings a fault that a form found where its pack says: into a case, to somebody's inbox. Once for each thing of an occurrence, in the unit of work that keeps the answer.</summary>
internal static class Faults
{
    private const string Sentence = "evidence.fault-found";

    /// <summary>Follows a kept answer; why the case could not be taken, or null.</summary>
    public static async Task<Refusal?> FollowAsync(this OccurrenceInHand hand, WriteUnit unit, EvidenceAnswer answer, CancellationToken cancellationToken)
    {
        if (hand.Rule.Form.Items.FirstOrDefault(item => item.Key == answer.Item) is not { GoesTo: { } route } item || answer.Value != EvidenceItem.Fault)
        {
            return null;
        }

        var link = await LinkAsync(unit, hand, item, answer, route.Case, cancellationToken);
        if (link.IsDone && route.Tell is { } audience)
        {
            await TellAsync(unit, hand, item, answer, audience, link.Value, cancellationToken);
        }

        return link.Refusal;
    }

    /// <summary>The page of the case, a new one or the one that the same thing still waits in; the page of the check where there is none.</summary>
    private static async Task<Result<string>> LinkAsync(
        WriteUnit unit, OccurrenceInHand hand, EvidenceItem item, EvidenceAnswer answer, CaseKind? kind, CancellationToken cancellationToken)
    {
        if (kind is not { } asked)
        {
            return hand.Page;
        }

        var row = hand.Row;
        if (await unit.Db.Set<FaultCase>().SingleOrDefaultAsync(one => one.Obligation == row.Obligation && one.Key == row.Key && one.Item == answer.Item && one.Thing == answer.Thing, cancellationToken) is { } known)
        {
            return PageOf(known.Number);
        }

        var waiting = answer.Thing.Length == 0 ? null
            : await (from fault in unit.Db.Set<FaultCase>()
                     where fault.Obligation == row.Obligation && fault.Item == answer.Item && fault.Thing == answer.Thing
                     join one in unit.Db.Set<Case>() on fault.CaseId equals one.Id
                     where one.ResolvedAt == null
                     select new { fault.CaseId, fault.Number }).FirstOrDefaultAsync(cancellationToken);
        var taken = waiting is null
            ? await unit.TakeCaseAsync(hand.Zone, Intake(hand, item, answer, asked, unit.Now.CutToSecond()), cancellationToken)
            : new TakenCase(waiting.CaseId, waiting.Number);
        if (!taken.IsDone)
        {
            return taken.Refusal;
        }

        unit.Db.Add(new FaultCase { Obligation = row.Obligation, Key = row.Key, Item = answer.Item, Thing = answer.Thing, CaseId = taken.Value.Id, Number = taken.Value.Number });
        return PageOf(taken.Value.Number);
    }

    private static CaseIntake Intake(OccurrenceInHand hand, EvidenceItem item, EvidenceAnswer answer, CaseKind kind, DateTimeOffset now) => new()
    {
        Kind = kind,
        Title = $"{item.Name.Chinese} {answer.Thing}：{answer.Remark}".Replace(" ：", "：", StringComparison.Ordinal),
        ReceivedAt = now,
        Note = hand.Rule.Name.Chinese,
    };

    private static async Task TellAsync(
        WriteUnit unit, OccurrenceInHand hand, EvidenceItem item, EvidenceAnswer answer, Audience audience, string link, CancellationToken cancellationToken)
    {
        var origin = $"{hand.Row.Obligation}|{hand.Row.Key}|{answer.Item}|{answer.Thing}|fault";
        var told = await unit.Db.Set<InboxMessage>().Where(message => message.Origin == origin).Select(message => message.Person).ToListAsync(cancellationToken);
        var readers = (await Audiences.ReadAsync(unit.Db, hand.Zone, unit.Now, cancellationToken)).Of(audience, hand.Row, []);
        var args = MessageArgs.Write([hand.Rule.Name, item.Name, answer.Thing, answer.Remark, unit.Actor.Name]);
        foreach (var reader in readers.Except(told))
        {
            unit.Send(InboxMessage.To(reader, Sentence, args, unit.Now, unit.Now, hand.Row.Citation, link, origin));
        }
    }

    private static string PageOf(string number) => "/cases/" + number;
}
