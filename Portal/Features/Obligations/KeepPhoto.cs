using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>Answers an item with a photograph or a document. It replaces an earlier one of the same item until the occurrence is done.</summary>
public sealed class KeepPhoto(PortalWriter writer, OccurrenceDesk occurrences) : IUseCase
{
    /// <summary>Largest photograph, in bytes.</summary>
    public const int LargestFile = EvidenceUpload.LargestPhoto;

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Keeps a photograph.</summary>
    /// <inheritdoc cref="RunAsync(Actor, string, string, EvidenceAnswer, string, byte[], CancellationToken)"/>
    public Task<Result> RunAsync(Actor actor, string obligation, string key, EvidenceAnswer line, byte[] content, CancellationToken cancellationToken) =>
        RunAsync(actor, obligation, key, line, null, content, cancellationToken);

    /// <summary>Keeps what the item asks for: a photograph or a document.</summary>
    /// <param name="actor">Who hands it in; somebody whom it concerns, or who manages duty.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="line">The item and the thing; the value is not looked at.</param>
    /// <param name="name">Name of the file, for a document.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result> RunAsync(Actor actor, string obligation, string key, EvidenceAnswer line, string? name, byte[] content, CancellationToken cancellationToken) =>
        writer.WriteAsync<KeepPhoto>(
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

                var kind = hand.Rule.Form.Items.FirstOrDefault(item => item.Key == line.Item)?.Kind;
                var upload = EvidenceUpload.Read(kind, name, content, unit.Now);
                if (!upload.IsDone)
                {
                    return upload.Refusal;
                }

                var read = hand.Rule.Form.Read(line with { Value = upload.Value.Value }, hand.Things);
                if (!read.IsDone)
                {
                    return read.Refusal;
                }

                var entry = await unit.Db.Set<EvidenceEntry>().SingleOrDefaultAsync(
                    one => one.Obligation == obligation && one.Key == key && one.Item == line.Item && one.Thing == line.Thing && one.Number == 0, token);
                await upload.Value.KeepAsync(unit, entry?.Value, token);
                return AnswerItem.Keep(unit, hand, entry, read.Value);
            },
            cancellationToken);
}
