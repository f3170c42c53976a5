using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>Gives up an entry that was begun and not finished. It keeps its number and what was written, closed with the reason.</summary>
public sealed class GiveUpDraft(PortalWriter writer, RegisterShelf shelf, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Gives it up.</summary>
    /// <param name="actor">Who does: the person who opened it, or somebody who manages duty.</param>
    /// <param name="entry">The entry, of which no stage is done.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result> RunAsync(Actor actor, RegisterEntryId entry, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<GiveUpDraft>(
            actor,
            async (unit, token) =>
            {
                if (reason?.Trim() is not { Length: > 0 and <= RegisterAnswer.LongestReason } why)
                {
                    return RegisterRefusals.ReasonMissing.With(RegisterAnswer.LongestReason);
                }

                var found = await EntryInHand.FindAsync(unit, shelf, entry, token);
                return !found.IsDone ? found.Refusal : await found.Value.GiveUpAsync(access, why, token) is { } refusal ? refusal : Result.Done;
            },
            cancellationToken);
}

internal static class DraftAccess
{
    /// <summary>Whether a draft is an actor's to give up.</summary>
    public static bool MayGiveUp(this IAccess access, RegisterEntry draft, Actor actor) =>
        (draft.Writer is { } writer && writer == actor.Person) || access.Check(actor, Rights.DutyManage) is null;
}
