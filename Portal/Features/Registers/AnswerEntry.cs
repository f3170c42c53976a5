using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>Keeps an answer of the stage that an entry waits in, as often as one likes until the stage is done.</summary>
public sealed class AnswerEntry(PortalWriter writer, RegisterShelf shelf) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Keeps the answer; a blank value takes it back.</summary>
    public Task<Result> RunAsync(Actor actor, RegisterEntryId entry, EvidenceAnswer answer, CancellationToken cancellationToken) =>
        writer.WriteAsync<AnswerEntry>(
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

                if ((hand.CheckDoer(stage) ?? await hand.KeepAsync(stage, answer, token)) is { } refusal)
                {
                    return refusal;
                }

                await hand.MoveOnAsync(token);
                return Result.Done;
            },
            cancellationToken);
}
