using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>
/// Tells each steward of the day's round of the area: settled once each of its units has an entry of that day. The label
/// says how much of the area is covered [B-191].
/// </summary>
internal sealed class RoundEvents(RegisterShelf shelf) : IEventSource
{
    public IReadOnlyList<string> Kinds { get; } = [.. shelf.All.Select(one => one.Book.Round).OfType<string>().Distinct()];

    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Registers];

    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var units = await asked.Db.Set<Unit>().AsNoTracking().Where(unit => unit.Steward != null).Select(unit => new { unit.Code, unit.Steward }).ToListAsync(cancellationToken);
        if (units.Count == 0)
        {
            return [];
        }

        var areas = units.GroupBy(unit => unit.Steward!.Value).ToDictionary(area => area.Key, area => area.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal));
        var names = await asked.Db.NamesAsync(areas.Keys.Select(steward => (PersonId?)steward), cancellationToken);
        var (first, last) = (shelf.Zone.DateOf(asked.From), shelf.Zone.DateOf(asked.To));
        var events = new List<RuleEvent>();
        foreach (var book in shelf.All.Select(one => one.Book).Where(book => book.Round is not null))
        {
            var key = book.Key;
            var visits = (await asked.Db.Set<RegisterEntry>().AsNoTracking()
                    .Where(entry => entry.Register == key && entry.Day >= first && entry.Day <= last && entry.LastStage != null && entry.Unit != null)
                    .Select(entry => new Visit(entry.Day, entry.Unit!, entry.OpenedAt, entry.Writer)).ToListAsync(cancellationToken))
                .ToLookup(visit => visit.Day);
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                events.AddRange(areas.Where(area => names.ContainsKey(area.Key)).Select(area => Tell(book, area.Key, names[area.Key], area.Value, day, visits[day])));
            }
        }

        return [.. events.Where(asked.Covers)];
    }

    private RuleEvent Tell(RegisterBook book, PersonId steward, string name, HashSet<string> units, DateOnly day, IEnumerable<Visit> visits)
    {
        var visited = visits.Where(visit => units.Contains(visit.Unit)).GroupBy(visit => visit.Unit, StringComparer.Ordinal).Select(unit => unit.MinBy(visit => visit.At)!).ToList();
        var last = visited.Count == units.Count ? visited.MaxBy(visit => visit.At) : null;
        return new RuleEvent(
            book.Round!,
            string.Create(CultureInfo.InvariantCulture, $"{steward.Value:N}:{day:yyyyMMdd}"),
            shelf.Zone.ToInstant(day),
            steward,
            string.Create(CultureInfo.InvariantCulture, $"{name} {visited.Count}/{units.Count} · {Rate.Percent(visited.Count, units.Count):0.00}%"),
            $"/registers/{book.Key}",
            last?.At,
            last?.Writer);
    }

    private sealed record Visit(DateOnly Day, string Unit, DateTimeOffset At, PersonId? Writer);
}
