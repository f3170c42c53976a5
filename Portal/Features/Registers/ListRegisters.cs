using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
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
                (RulePack Pack, RegisterBook Book)[] kept = [.. shelf.KeptAt(world.Rules, world.Now)];
                string[] keys = [.. kept.Select(one => one.Book.Key)];
                var open = await db.Set<RegisterEntry>().Where(entry => keys.Contains(entry.Register) && entry.ClosedAt == null).GroupBy(entry => entry.Register)
                    .Select(own => new { own.Key, Count = own.Count(), Drafts = own.Count(entry => entry.LastStage == null) }).ToDictionaryAsync(own => own.Key, StringComparer.Ordinal, token);
                var last = await LastAsync(db, keys, token);
                return
                [
                    .. from one in kept
                       let own = open.GetValueOrDefault(one.Book.Key)
                       select new RegisterLine(one.Book.Key, one.Book.Name, one.Pack.Name, own?.Count ?? 0, own?.Drafts ?? 0, MayWrite(world, one.Book, actor))
                       {
                           Clauses = one.Book.Clauses,
                           Last = last.GetValueOrDefault(one.Book.Key),
                       },
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
                        Holders = await HoldersAsync(db, book, world.Now, token),
                    };
            },
            cancellationToken);

    /// <summary>The latest entry of each register: one step into its index for each, in one query.</summary>
    private static async Task<Dictionary<string, LastEntry>> LastAsync(PortalDb db, IReadOnlyList<string> registers, CancellationToken cancellationToken)
    {
        var latest = registers
            .Select(register => db.Set<RegisterEntry>().AsNoTracking().Where(entry => entry.Register == register).OrderByDescending(entry => entry.Day).ThenByDescending(entry => entry.Serial).Take(1))
            .Aggregate(default(IQueryable<RegisterEntry>), (all, one) => all is null ? one : all.Concat(one));
        return latest is null ? [] : (await latest.ToListAsync(cancellationToken))
            .ToDictionary(entry => entry.Register, entry => new LastEntry(entry.Number.ToString(), entry.OpenedAt, entry.OpenedBy), StringComparer.Ordinal);
    }

    /// <summary>Who answers for what is open or was opened within a year, by name.</summary>
    private async Task<IReadOnlyList<EntryHolder>> HoldersAsync(PortalDb db, RegisterBook book, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (key, since) = (book.Key, shelf.Zone.DateOf(now).AddYears(-1));
        var entries = db.Set<RegisterEntry>().Where(entry => entry.Register == key && (entry.ClosedAt == null || entry.Day >= since));
        var people = await (book.Holder is RegisterHolder.Steward
            ? db.Set<Unit>().Where(unit => entries.Any(entry => entry.Unit == unit.Code)).Select(unit => unit.Steward)
            : entries.Select(entry => entry.Holder)).Distinct().ToListAsync(cancellationToken);
        return [.. (await db.NamesAsync(people, cancellationToken)).Select(one => new EntryHolder(one.Key, one.Value)).OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

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
public sealed record RegisterLine(string Key, Wording Name, Wording Pack, int Open, int Drafts, bool MayWrite)
{
    /// <summary>The clauses behind it, the main one first.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Its latest entry; null where there is none.</summary>
    public LastEntry? Last { get; init; }

    /// <summary>Whether it, its pack or a clause of it is called like that, in either language.</summary>
    public bool Matches(string text) =>
        new[] { Name.Chinese, Name.English, Pack.Chinese, Pack.English }.Concat(Clauses).Any(word => word.Contains(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The latest entry of a register.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was opened (UTC).</param>
/// <param name="By">Who opened it.</param>
public sealed record LastEntry(string Number, DateTimeOffset At, string By);

/// <summary>Somebody who answers for entries.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name.</param>
public sealed record EntryHolder(PersonId Id, string Name);

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

    /// <summary>Who answers for its entries.</summary>
    public IReadOnlyList<EntryHolder> Holders { get; init; } = [];
}

/// <summary>A stage by its name.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
public sealed record StageName(string Key, Wording Name);
