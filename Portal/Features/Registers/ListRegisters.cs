using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;

namespace Portal.Features.Registers;

/// <summary>Shows the registers that the site keeps, and what a new entry of one asks.</summary>
public sealed class ListRegisters(PortalReader reader, RegisterShelf shelf, IAccess access, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.RegistersRead;

    /// <summary>The registers of the packs that are on, in their order, with how many entries are open.</summary>
    public Task<Result<IReadOnlyList<RegisterLine>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListRegisters, IReadOnlyList<RegisterLine>>(
            actor,
            async (db, token) =>
            {
                var world = await EntryWorld.ReadAsync(db, shelf, actor, clock.GetUtcNow(), token);
                var open = await db.Set<RegisterEntry>().Where(entry => entry.ClosedAt == null).GroupBy(entry => entry.Register)
                    .Select(own => new { own.Key, Count = own.Count(), Drafts = own.Count(entry => entry.LastStage == null) }).ToDictionaryAsync(own => own.Key, StringComparer.Ordinal, token);
                return
                [
                    .. from one in shelf.All
                       where world.Rules.IsOn(one.Pack.Id, world.Now)
                       let own = open.GetValueOrDefault(one.Book.Key)
                       select new RegisterLine(one.Book.Key, one.Book.Name, one.Pack.Name, own?.Count ?? 0, own?.Drafts ?? 0, MayWrite(world, one.Book, actor)),
                ];
            },
            cancellationToken);

    /// <summary>A register with the form of a new entry.</summary>
    public Task<Result<RegisterView>> ShowAsync(Actor actor, string register, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ListRegisters, RegisterView>(
            actor,
            async (db, token) =>
            {
                var world = await EntryWorld.ReadAsync(db, shelf, actor, clock.GetUtcNow(), token);
                return shelf.Find(register) is not { } book ? RegisterRefusals.RegisterUnknown
                    : new RegisterView(
                        book.Key, book.Name, book.Clauses, [.. book.Stages.Select(stage => new StageName(stage.Key, stage.Name))],
                        [.. world.FormOf(book.Stages[0]).Lines(world.Things)], shelf.IsKept(register, world.Rules, world.Now) && MayWrite(world, book, actor))
                    {
                        Title = book.Title,
                        Items = [.. book.Items.Select(item => item.With(world.Things))],
                    };
            },
            cancellationToken);

    private bool MayWrite(EntryWorld world, RegisterBook book, Actor actor) =>
        access.Check(actor, Rights.RegistersWrite) is null && world.Check(book, book.Stages[0], [], actor) is null;
}

/// <summary>A register in the list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pack">Name of its pack.</param>
/// <param name="Open">How many entries are open, drafts included.</param>
/// <param name="Drafts">How many of them are drafts.</param>
/// <param name="MayWrite">Whether the reader may open entries.</param>
public sealed record RegisterLine(string Key, Wording Name, Wording Pack, int Open, int Drafts, bool MayWrite);

/// <summary>A register, with what a new entry asks.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Clauses">The clauses behind it, the main one first.</param>
/// <param name="Stages">Its stages in order.</param>
/// <param name="Asked">What the first stage asks, of each thing.</param>
/// <param name="MayWrite">Whether the reader may open entries.</param>
public sealed record RegisterView(string Key, Wording Name, IReadOnlyList<string> Clauses, IReadOnlyList<StageName> Stages, IReadOnlyList<EvidenceLine> Asked, bool MayWrite)
{
    /// <summary>Keys of the items that name an entry.</summary>
    public IReadOnlyList<string> Title { get; init; } = [];

    /// <summary>The items of all stages.</summary>
    public IReadOnlyList<EvidenceItem> Items { get; init; } = [];
}

/// <summary>A stage by its name.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
public sealed record StageName(string Key, Wording Name);
