using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations.Events;

/// <summary>What a person may write down, and what was written down lately.</summary>
/// <param name="Kinds">Kinds of the packs that are on.</param>
/// <param name="People">Who may answer for something, by name.</param>
/// <param name="Events">The latest, newest first, withdrawn ones included.</param>
public sealed record EventsView(IReadOnlyList<EventKind> Kinds, IReadOnlyList<(PersonId Id, string Name)> People, IReadOnlyList<RecordedEvent> Events)
{
    /// <summary>Name of a person of the view.</summary>
    public string? NameOf(PersonId? person) => People.FirstOrDefault(one => one.Id == person).Name;
}

/// <summary>Shows recorded events.</summary>
public sealed class ReadEvents(PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, EventKinds kinds, TimeProvider clock) : IUseCase
{
    /// <summary>How many events are shown.</summary>
    public const int Most = 50;

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The view.</summary>
    public Task<Result<EventsView>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadEvents, EventsView>(
            actor,
            async (db, token) =>
            {
                var rules = await db.SiteRulesAsync(library, settings, token);
                var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).OrderBy(person => person.Code).Select(person => new { person.Id, person.Name }).ToListAsync(token);
                return new EventsView(
                    [.. kinds.All.Where(kind => kinds.ByHand.Contains(kind.Name, StringComparer.Ordinal) && kind.Packs.Any(pack => rules.IsOn(pack, clock.GetUtcNow())))],
                    people.ConvertAll(person => (person.Id, person.Name)),
                    await db.Set<RecordedEvent>().AsNoTracking().OrderByDescending(row => row.RecordedAt).Take(Most).ToListAsync(token));
            },
            cancellationToken);
}
