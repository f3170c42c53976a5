using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>Corrects an answer of an occurrence that is done: the answer stays, and the correction stands beside it with who, when and why.</summary>
public sealed class AddCorrection(PortalWriter writer, OccurrenceDesk occurrences, IStockLedger stock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Adds a correction.</summary>
    /// <param name="actor">Who corrects; somebody whom it concerns, or who manages duty.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="answer">What is right; not for photographs.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string obligation, string key, EvidenceAnswer answer, string? reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<AddCorrection>(
            actor,
            async (unit, token) =>
            {
                var why = reason?.Trim() is { Length: > 0 and <= EvidenceEntry.LongestReason } written ? written : null;
                if (why is null)
                {
                    return ObligationRefusals.ReasonMissing.With(EvidenceEntry.LongestReason);
                }

                if (await occurrences.FindAsync(unit, obligation, key, token) is not { } hand)
                {
                    return ObligationRefusals.Unknown;
                }

                if (hand.Row.DoneAt is null)
                {
                    return ObligationRefusals.NotDone;
                }

                if (await hand.CheckConcernAsync(token) is { } refusal)
                {
                    return refusal;
                }

                var earlier = await unit.Db.Set<EvidenceEntry>()
                    .CountAsync(one => one.Obligation == obligation && one.Key == key && one.Item == answer.Item && one.Thing == answer.Thing, token);
                var item = hand.Rule.Form.Items.FirstOrDefault(one => one.Key == answer.Item);
                if (earlier == 0 || item is null or { IsAttachment: true })
                {
                    return EvidenceRefusals.ItemUnknown.With(answer.Item);
                }

                // The thing may have left the site's list since: only the value is checked anew.
                var read = (hand.Rule.Form with { Items = [item with { Each = null }] }).Read(answer with { Thing = "" }, hand.Things);
                if (!read.IsDone)
                {
                    return read.Refusal;
                }

                var right = read.Value with { Thing = answer.Thing };
                if ((await hand.CheckKnownAsync(unit, right, token) ?? await hand.CorrectStockAsync(unit, stock, right, token)) is { } unfit)
                {
                    return unfit;
                }

                unit.Db.Add(new EvidenceEntry
                {
                    Obligation = obligation, Key = key, Item = answer.Item, Thing = answer.Thing, Number = earlier,
                    Value = read.Value.Value, Remark = read.Value.Remark, Reason = why, At = unit.Now, By = unit.Actor.Name,
                });
                return await hand.FollowAsync(unit, right, token) is { } misfit ? misfit : Result.Done;
            },
            cancellationToken);
}
