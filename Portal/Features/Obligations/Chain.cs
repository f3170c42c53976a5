using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Obligations.Events;

namespace Portal.Features.Obligations;

/// <summary>How one obligation follows another: what is closed tells an event, and its answers go on to the form of what hangs on it.</summary>
internal static class Chain
{
    private const char Turn = '+';

    /// <summary>Records what a closed occurrence tells, in the unit of work that closes it. Holder and answers go on; what was handed in and signatures stay where they are.</summary>
    public static async Task TellAsync(this OccurrenceInHand hand, WriteUnit unit, CancellationToken cancellationToken)
    {
        if (hand.Rule.Tells.Count == 0)
        {
            return;
        }

        var kinds = hand.Rule.Form.Items.ToDictionary(item => item.Key, item => item.Kind, StringComparer.Ordinal);
        EvidenceAnswer[] answers =
        [
            .. (await hand.AnswersAsync(cancellationToken)).Select(entry => entry.ToDomain())
                .Where(answer => kinds.TryGetValue(answer.Item, out var kind) && kind is not (EvidenceItemKind.Photo or EvidenceItemKind.File)),
        ];
        foreach (var told in hand.Rule.Tells.Where(told => told.Happens(answers)))
        {
            unit.Db.Add(new RecordedEvent
            {
                Id = TypedId.New<RecordedEventId>(unit.Now),
                Kind = told.Event,
                Subject = await SubjectAsync(unit, hand.Row, told, cancellationToken),
                Label = hand.Row.Label ?? hand.Rule.Name.Chinese,
                At = told.Repeats && hand.Rule.Trigger is EventTrigger { Offset: var every } ? Beat(hand.Row.Due, every, unit.Now) : unit.Now,
                Holder = hand.Row.Holder ?? unit.Actor.Person,
                Answers = told.Repeats || answers.Length == 0 ? null : JsonSerializer.Serialize(answers),
                RecordedBy = unit.Actor.Name,
                RecordedAt = unit.Now,
            });
        }
    }

    /// <summary>Answers the items of a new occurrence that what came before has answered under the same keys; they can be changed like any other answer.</summary>
    public static async Task FillInAsync(WriteUnit unit, ThingBook book, Obligation obligation, Occurrence occurrence, CancellationToken cancellationToken)
    {
        if (occurrence.Event is not { Answers.Count: > 0 } about || obligation.Form.Items.Count == 0)
        {
            return;
        }

        var things = await book.ThingsAsync(unit.Db, unit.Now, cancellationToken);
        var known = await unit.Db.Set<EvidenceEntry>().Where(entry => entry.Obligation == occurrence.Obligation && entry.Key == occurrence.Key)
            .Select(entry => new { entry.Item, entry.Thing }).ToListAsync(cancellationToken);
        foreach (var answer in about.Answers.Select(answer => obligation.Form.Read(answer, things)).Where(read => read.IsDone).Select(read => read.Value))
        {
            if (!known.Exists(one => one.Item == answer.Item && one.Thing == answer.Thing))
            {
                unit.Db.Add(new EvidenceEntry
                {
                    Obligation = occurrence.Obligation, Key = occurrence.Key, Item = answer.Item, Thing = answer.Thing, Number = 0,
                    Value = answer.Value, Remark = answer.Remark, At = unit.Now, By = about.By ?? unit.Actor.Name,
                });
            }
        }
    }

    /// <summary>The occurrence's own key; a repeat is the next turn of it, and what two obligations tell of one subject stays two events.</summary>
    private static async Task<string> SubjectAsync(WriteUnit unit, DueOccurrence row, Telling told, CancellationToken cancellationToken)
    {
        if (told.Repeats)
        {
            var at = row.Key.LastIndexOf(Turn);
            return at > 0 && int.TryParse(row.Key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
                ? string.Create(CultureInfo.InvariantCulture, $"{row.Key.AsSpan(0, at)}{Turn}{turn + 1}")
                : $"{row.Key}{Turn}2";
        }

        return await unit.Db.Set<RecordedEvent>().AnyAsync(one => one.Kind == told.Event && one.Subject == row.Key, cancellationToken)
            ? $"{row.Obligation}:{row.Key}"
            : row.Key;
    }

    /// <summary>A repeat keeps its beat: it goes on from when the turn was due, and leaves out what has passed unanswered.</summary>
    private static DateTimeOffset Beat(DateTimeOffset due, TimeSpan every, DateTimeOffset now) =>
        every > TimeSpan.Zero && now > due ? due + (Math.Floor((now - due) / every) * every) : due;
}
