using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>Shows the obligations that hang on what an entry tells.</summary>
public sealed class ReadEntryDuties(PortalReader reader, RegisterShelf shelf, TimeProvider clock) : IUseCase
{
    /// <summary>Most of them shown: an entry that is told every day has one a day.</summary>
    public const int Most = 20;

    /// <inheritdoc/>
    public static string Right => Rights.RegistersRead;

    /// <summary>The occurrences, the latest due first.</summary>
    public Task<Result<IReadOnlyList<EntryDuty>>> RunAsync(Actor actor, RegisterEntryId entry, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadEntryDuties, IReadOnlyList<EntryDuty>>(
            actor,
            async (db, token) =>
            {
                if (await db.Set<RegisterEntry>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == entry, token) is not { } row || shelf.Find(row.Register) is not { Tells.Count: > 0 } book)
                {
                    return [];
                }

                var (link, now) = (RegisterShelf.LinkOf(row), clock.GetUtcNow());
                var names = book.Tells.Select(telling => telling.Event).Distinct(StringComparer.Ordinal).SelectMany(shelf.HangingOn)
                    .ToDictionary(one => one.Key, one => one.Name, StringComparer.Ordinal);
                string[] keys = [.. names.Keys];
                var due = await db.Set<DueOccurrence>().AsNoTracking().Where(one => keys.Contains(one.Obligation) && one.Link == link).OrderByDescending(one => one.Due).Take(Most).ToListAsync(token);
                return [.. due.Select(one => new EntryDuty(one.Obligation, one.Key, names[one.Obligation], one.Due, one.Standing(now), one.Citation, shelf.Zone.DateOf(one.Due)))];
            },
            cancellationToken);
}

/// <summary>An obligation that hangs on an entry.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Key">Key of the occurrence.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Citation">Its clause as <c>clause@version</c>.</param>
/// <param name="Day">Site day on which it is due.</param>
public sealed record EntryDuty(string Obligation, string Key, Wording Name, DateTimeOffset Due, OccurrenceStanding Standing, string Citation, DateOnly Day)
{
    /// <summary>Id of the clause alone.</summary>
    public string Clause => Citation.Split('@')[0];

    /// <summary>The page of that day's obligations.</summary>
    public string Href => "/desk/obligations?day=" + DayText.Of(Day);
}
