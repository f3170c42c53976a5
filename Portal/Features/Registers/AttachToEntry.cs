using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>Answers an item of the stage that an entry waits in with a photograph or a document. It replaces an earlier one until the stage is done.</summary>
public sealed class AttachToEntry(PortalWriter writer, RegisterShelf shelf) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Keeps it.</summary>
    /// <param name="actor">Who hands it in.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="line">The item and the thing; the value is not looked at.</param>
    /// <param name="name">Name of the file, for a document.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public async Task<Result> RunAsync(Actor actor, RegisterEntryId entry, EvidenceAnswer line, string? name, byte[] content, CancellationToken cancellationToken) =>
        await writer.WriteAsync<AttachToEntry>(
            actor,
            async (unit, token) =>
            {
                var found = await EntryInHand.FindAsync(unit, shelf, entry, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var hand = found.Value;
                if (hand.Current is not { } stage)
                {
                    return hand.Ended;
                }

                if (hand.CheckDoer(stage) is { } stranger)
                {
                    return stranger;
                }

                var kind = stage.Form.Items.FirstOrDefault(item => item.Key == line.Item)?.Kind;
                var kept = EvidenceUpload.Read(kind, name, content, unit.Now);
                if (!kept.IsDone)
                {
                    return kept.Refusal;
                }

                var replaced = await hand.AttachAsync(stage, line with { Value = kept.Value.Value }, kind!.Value, token);
                if (!replaced.IsDone)
                {
                    return replaced.Refusal;
                }

                await kept.Value.KeepAsync(unit, replaced.Value, token);
                return Result.Done;
            },
            cancellationToken);
}
