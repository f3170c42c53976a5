using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>Says that the stage of an entry is done, with its last answers. From then on these are corrected, not changed.</summary>
public sealed class CompleteStage(PortalWriter writer, RegisterShelf shelf) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Completes it.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="stage">Key of the stage, which has to be the one that the entry waits in.</param>
    /// <param name="answers">Answers beside those that are kept already; a blank value takes one back.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, RegisterEntryId entry, string stage, IReadOnlyList<EvidenceAnswer> answers, CancellationToken cancellationToken) =>
        writer.WriteAsync<CompleteStage>(
            actor,
            async (unit, token) =>
            {
                var found = await EntryInHand.FindAsync(unit, shelf, entry, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var hand = found.Value;
                if (hand.CheckCurrent(stage) is { } stranger)
                {
                    return stranger;
                }

                var current = hand.Current!;
                foreach (var answer in answers)
                {
                    if (await hand.KeepAsync(current, answer, token) is { } refusal)
                    {
                        return refusal;
                    }
                }

                return await hand.CompleteAsync(current, token) is { } open ? open : Result.Done;
            },
            cancellationToken);
}
