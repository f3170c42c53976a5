using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>
/// Corrects an answer of a stage that is done: the answer stays, and the correction stands beside it with who, when and why.
/// Where the entry stands, what it tells and the stock follow.
/// </summary>
public sealed class CorrectEntry(PortalWriter writer, RegisterShelf shelf) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Adds a correction.</summary>
    /// <param name="actor">Who corrects; somebody who might do the stage.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="answer">What is right; not for what is handed in.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, RegisterEntryId entry, EvidenceAnswer answer, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<CorrectEntry>(
            actor,
            async (unit, token) =>
            {
                if (reason?.Trim() is not { Length: > 0 and <= RegisterAnswer.LongestReason } why)
                {
                    return RegisterRefusals.ReasonMissing.With(RegisterAnswer.LongestReason);
                }

                var found = await EntryInHand.FindAsync(unit, shelf, entry, token);
                return !found.IsDone ? found.Refusal : await found.Value.CorrectAsync(answer, why, token) is { } refusal ? refusal : Result.Done;
            },
            cancellationToken);
}
