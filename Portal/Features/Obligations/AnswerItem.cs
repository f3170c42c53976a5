using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>Answers one item of an occurrence's form, as often as one likes until the occurrence is done.</summary>
public sealed class AnswerItem(PortalWriter writer, OccurrenceDesk occurrences) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Keeps the answer.</summary>
    /// <param name="actor">Who answers; somebody whom it concerns, or who manages duty.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="answer">The answer; a blank value takes it back.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string obligation, string key, EvidenceAnswer answer, CancellationToken cancellationToken) =>
        writer.WriteAsync<AnswerItem>(
            actor,
            async (unit, token) =>
            {
                if (await occurrences.FindAsync(unit, obligation, key, token) is not { } hand)
                {
                    return ObligationRefusals.Unknown;
                }

                if (await hand.CheckAsync(token) is { } refusal)
                {
                    return refusal;
                }

                var entry = await unit.Db.Set<EvidenceEntry>().SingleOrDefaultAsync(
                    one => one.Obligation == obligation && one.Key == key && one.Item == answer.Item && one.Thing == answer.Thing && one.Number == 0, token);
                if (string.IsNullOrWhiteSpace(answer.Value))
                {
                    TakeBack(unit, entry);
                    return Result.Done;
                }

                var read = hand.Rule.Form.Read(answer, hand.Things);
                if (!read.IsDone)
                {
                    return read.Refusal;
                }

                if (hand.Rule.Form.Items.First(item => item.Key == answer.Item).IsAttachment && entry?.Value != read.Value.Value)
                {
                    return EvidenceRefusals.ValueUnknown.With(answer.Value);
                }

                if (await hand.CheckKnownAsync(unit, read.Value, token) is { } unknown)
                {
                    return unknown;
                }

                Keep(unit, hand, entry, read.Value);
                return await hand.FollowAsync(unit, read.Value, token) is { } misfit ? misfit : Result.Done;
            },
            cancellationToken);

    internal static Result Keep(WriteUnit unit, OccurrenceInHand hand, EvidenceEntry? entry, EvidenceAnswer answer)
    {
        if (entry is null)
        {
            unit.Db.Add(new EvidenceEntry
            {
                Obligation = hand.Row.Obligation, Key = hand.Row.Key, Item = answer.Item, Thing = answer.Thing, Number = 0,
                Value = answer.Value, Remark = answer.Remark, At = unit.Now, By = unit.Actor.Name,
            });
        }
        else
        {
            (entry.Value, entry.Remark, entry.At, entry.By) = (answer.Value, answer.Remark, unit.Now, unit.Actor.Name);
        }

        return Result.Done;
    }

    private static void TakeBack(WriteUnit unit, EvidenceEntry? entry)
    {
        if (entry is not null)
        {
            unit.Db.Remove(entry);
        }
    }
}
