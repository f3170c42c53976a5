using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;

namespace Portal.Features.Registers;

/// <summary>Shows somebody's own open entries: those that they answer for, and their drafts.</summary>
public sealed class ReadMyEntries(PortalReader reader, RegisterShelf shelf, TimeProvider clock) : IUseCase
{
    /// <summary>Most entries of a register.</summary>
    public const int Most = 50;

    /// <inheritdoc/>
    public static string Right => Rights.RegistersRead;

    /// <summary>The entries, the longest open ones first. A login without a person has none.</summary>
    public Task<Result<IReadOnlyList<OwnEntry>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadMyEntries, IReadOnlyList<OwnEntry>>(
            actor,
            async (db, token) =>
            {
                if (actor.Person is not { } person)
                {
                    return [];
                }

                var (rules, now) = (await shelf.RulesAsync(db, token), clock.GetUtcNow());
                RegisterBook[] books = [.. shelf.KeptAt(rules, now).Select(one => one.Book)];
                string[] keys = [.. books.Select(book => book.Key)];
                string[] stewards = [.. books.Where(book => book.Holder is RegisterHolder.Steward).Select(book => book.Key)];
                var mine = db.Set<RegisterEntry>().AsNoTracking()
                    .Where(entry => keys.Contains(entry.Register) && entry.ClosedAt == null)
                    .Where(entry => entry.Holder == person
                        || (entry.LastStage == null && entry.Writer == person)
                        || (stewards.Contains(entry.Register) && db.Set<Unit>().Any(unit => unit.Code == entry.Unit && unit.Steward == person)));
                var lines = new List<OwnEntry>();
                foreach (var book in books.IntersectBy(await mine.Select(entry => entry.Register).Distinct().ToListAsync(token), book => book.Key))
                {
                    var own = mine.Where(entry => entry.Register == book.Key).OrderBy(entry => entry.OpenedAt).Take(Most);
                    lines.AddRange((await db.LinesAsync(book, own, token)).Select(line => new OwnEntry(book.Key, book.Name, line)));
                }

                return [.. lines.OrderBy(own => own.Entry.OpenedAt)];
            },
            cancellationToken);
}

/// <summary>An entry of somebody's own, with its register.</summary>
/// <param name="Register">Key of the register.</param>
/// <param name="Name">Name of the register.</param>
/// <param name="Entry">The entry.</param>
public sealed record OwnEntry(string Register, Wording Name, EntryLine Entry);
