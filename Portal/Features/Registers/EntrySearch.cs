using Microsoft.EntityFrameworkCore;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Features.Search;

namespace Portal.Features.Registers;

/// <summary>Finds entries by number, and the latest ones of each register by words of their title.</summary>
internal sealed class EntrySearch(RegisterShelf shelf, TimeProvider clock) : ISearchSource
{
    /// <summary>So many of the latest titles of each register are read; the page of a register searches all of it.</summary>
    private const int TitlesRead = 1_000;

    public string Right => Rights.RegistersRead;

    public string Name => "search.registers";

    public int Order => 45;

    public string? MoreHref(SearchText text) => null;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        var (rules, now, typed) = (await shelf.RulesAsync(db, cancellationToken), clock.GetUtcNow(), text.Typed);
        var names = shelf.KeptAt(rules, now).ToDictionary(one => one.Book.Key, one => one.Book.Name, StringComparer.Ordinal);
        var isNumber = EntryNumber.TryParse(text.Code, out var number);
        var found = names.Keys
            .Select(register => db.Set<RegisterEntry>().AsNoTracking().Where(entry => entry.Register == register))
            .Select(entries => isNumber
                ? entries.Where(entry => entry.Day == number.Day && entry.Serial == number.Serial)
                : entries.OrderByDescending(entry => entry.Day).ThenByDescending(entry => entry.Serial).Take(TitlesRead).Where(entry => entry.Title.Contains(typed)))
            .Aggregate(default(IQueryable<RegisterEntry>), (all, one) => all is null ? one : all.Concat(one));
        return found is null ? [] : [.. (await found.OrderByDescending(entry => entry.OpenedAt).Take(most).ToListAsync(cancellationToken)).Select(entry => Hit(entry, names[entry.Register]))];
    }

    private static SearchHit Hit(RegisterEntry entry, Wording register) => new(
        entry.Title,
        RegisterShelf.LinkOf(entry),
        $"{register.InLanguage()} · {entry.Number}",
        entry.GivenUpFor is not null ? "registers.given-up" : entry.ClosedAt is null ? "registers.chip.open" : "registers.closed",
        entry.GivenUpFor is not null ? Tone.Neutral : entry.ClosedAt is null ? Tone.Info : Tone.Good);
}
