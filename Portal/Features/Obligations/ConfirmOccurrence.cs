using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>
/// Somebody whom it concerns says that it is done. A form has to be answered before; what asks for more than a tap and has no
/// form needs a record; a signature is one's own password typed again. A late confirmation is taken and shown as late; the
/// miss stays. From then on the answers are frozen.
/// </summary>
public sealed class ConfirmOccurrence(PortalWriter writer, OccurrenceDesk occurrences, IStockLedger stock) : IUseCase
{
    /// <summary>Longest record.</summary>
    public const int LongestNote = 500;

    /// <summary>Item under which a signature is kept.</summary>
    public const string SignatureItem = "signature";

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Confirms an occurrence.</summary>
    /// <param name="actor">Who did it; somebody whom it concerns, or who manages duty.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="note">What was done, found or filed; needed for all evidence but a confirmation, a form and a signature.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string obligation, string key, string? note, CancellationToken cancellationToken) =>
        ConfirmAsync(actor, obligation, key, note, false, cancellationToken);

    /// <summary>Confirms what the actor has signed: <see cref="SignOccurrence"/> has checked the password.</summary>
    internal Task<Result> SignedAsync(Actor actor, string obligation, string key, string? note, CancellationToken cancellationToken) =>
        ConfirmAsync(actor, obligation, key, note, true, cancellationToken);

    private Task<Result> ConfirmAsync(Actor actor, string obligation, string key, string? note, bool isSigned, CancellationToken cancellationToken) =>
        writer.WriteAsync<ConfirmOccurrence>(
            actor,
            async (unit, token) =>
            {
                if (await occurrences.FindAsync(unit, obligation, key, token) is not { } hand)
                {
                    return ObligationRefusals.Unknown;
                }

                var text = note?.Trim() is { Length: > 0 } written ? written[..Math.Min(written.Length, LongestNote)] : null;
                if ((await hand.CheckAsync(token) ?? await CheckEvidenceAsync(hand, text, isSigned, token) ?? await hand.PostStockAsync(unit, stock, token)) is { } refusal)
                {
                    return refusal;
                }

                if (isSigned)
                {
                    unit.Db.Add(new EvidenceEntry
                    {
                        Obligation = obligation, Key = key, Item = SignatureItem, Thing = "", Number = 0, Value = actor.Id, Remark = null, At = unit.Now, By = actor.Name,
                    });
                }

                hand.Row.Do(actor.Person, text, unit.Now);
                await hand.TellAsync(unit, token);
                await hand.HandInAsync(token);
                return Result.Done;
            },
            cancellationToken);

    private static async Task<Refusal?> CheckEvidenceAsync(OccurrenceInHand hand, string? note, bool isSigned, CancellationToken cancellationToken)
    {
        var answers = hand.Rule.Form.Items.Count == 0 ? [] : await hand.AnswersAsync(cancellationToken);
        EvidenceAnswer[] given = [.. answers.Select(answer => answer.ToDomain())];
        EvidenceLine[] open = [.. hand.Rule.Form.Open(given, hand.Things)];
        return open.Length > 0 ? EvidenceRefusals.Incomplete.With(open.Length, open[0].Item.Name)
            : given.Select(answer => EvidenceNumbers.Check(hand.Rule.Form.Items, answer, given)).FirstOrDefault(refusal => refusal is not null) is { } misfit ? misfit
            : hand.Rule.Evidence == Evidence.Signature && !isSigned ? ObligationRefusals.SignatureMissing
            : note is null && hand.Rule.Form.Items.Count == 0 && hand.Rule.Evidence is not (Evidence.Confirm or Evidence.Signature) ? ObligationRefusals.NoteMissing
            : null;
    }
}
