using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;

namespace Portal.Features.Registers;

/// <summary>Opens an entry of a register with its first stage: as a draft, or done at once.</summary>
public sealed class OpenEntry(PortalWriter writer, RegisterShelf shelf) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Opens it.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="register">Key of the register.</param>
    /// <param name="answers">Answers of the first stage. What is handed in needs an entry first: see <see cref="AttachToEntry"/>.</param>
    /// <param name="done">Whether the first stage is done with them; a draft is kept otherwise.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result<RegisterEntryId>> RunAsync(Actor actor, string register, IReadOnlyList<EvidenceAnswer> answers, bool done, CancellationToken cancellationToken) =>
        writer.WriteAsync<OpenEntry, RegisterEntryId>(
            actor,
            async (unit, token) =>
            {
                var world = await EntryWorld.ReadAsync(unit, shelf, token);
                var number = await EntryNumbers.NextAsync(unit, shelf, register, token);
                return await OpenAsync(unit, shelf, world, register, number, answers, done, token);
            },
            cancellationToken);

    internal static async Task<Result<RegisterEntryId>> OpenAsync(
        WriteUnit unit, RegisterShelf shelf, EntryWorld world, string register, EntryNumber number, IReadOnlyList<EvidenceAnswer> answers, bool done, CancellationToken cancellationToken)
    {
        if (!shelf.IsKept(register, world.Rules, unit.Now) || shelf.Find(register) is not { } book)
        {
            return RegisterRefusals.RegisterUnknown;
        }

        var hand = EntryInHand.Open(unit, world, book, number);
        var stage = book.Stages[0];
        if (hand.CheckDoer(stage) is { } stranger)
        {
            return stranger;
        }

        foreach (var answer in answers)
        {
            if (await hand.KeepAsync(stage, answer, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        await hand.MoveOnAsync(cancellationToken);
        return done && await hand.CompleteAsync(stage, cancellationToken) is { } open ? open : hand.Row.Id;
    }
}

/// <summary>Opens many entries at once, each with its first stage done: all or none.</summary>
public sealed class OpenEntries(PortalWriter writer, RegisterShelf shelf) : IUseCase
{
    /// <summary>Most entries at once.</summary>
    public const int Most = 1_000;

    /// <inheritdoc/>
    public static string Right => Rights.RegistersWrite;

    /// <summary>Opens them, numbered in their order; how many.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="register">Key of the register.</param>
    /// <param name="entries">The answers of each entry's first stage. A refusal names the entry in its field: <c>entries[2]</c>, from 0.</param>
    /// <param name="cancellationToken">Honoured until the change starts.</param>
    public Task<Result<int>> RunAsync(Actor actor, string register, IReadOnlyList<IReadOnlyList<EvidenceAnswer>> entries, CancellationToken cancellationToken) =>
        writer.WriteAsync<OpenEntries, int>(
            actor,
            async (unit, token) =>
            {
                if (entries.Count is 0 or > Most)
                {
                    return RegisterRefusals.CountWrong.With(Most);
                }

                var world = await EntryWorld.ReadAsync(unit, shelf, token);
                var number = await EntryNumbers.NextAsync(unit, shelf, register, token);
                for (var index = 0; index < entries.Count; index++)
                {
                    var opened = await OpenEntry.OpenAsync(unit, shelf, world, register, number with { Serial = number.Serial + index }, entries[index], true, token);
                    if (!opened.IsDone)
                    {
                        return opened.Refusal with { Field = $"entries[{index}]" };
                    }
                }

                return entries.Count;
            },
            cancellationToken);
}

internal static class EntryNumbers
{
    /// <summary>The next number of a register today. Only the writer asks, so that nobody else takes it meanwhile.</summary>
    public static async Task<EntryNumber> NextAsync(WriteUnit unit, RegisterShelf shelf, string register, CancellationToken cancellationToken)
    {
        var today = shelf.Zone.DateOf(unit.Now);
        var last = await unit.Db.Set<RegisterEntry>().Where(entry => entry.Register == register && entry.Day == today).MaxAsync(entry => (int?)entry.Serial, cancellationToken);
        return new EntryNumber(today, (last ?? 0) + 1);
    }
}
