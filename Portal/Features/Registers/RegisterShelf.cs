using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Domain.Rulebook;
using Portal.Features.Access;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Registers;

/// <summary>The registers of all packs, and what use cases need to open one.</summary>
public sealed class RegisterShelf(PackLibrary library, IEnumerable<SettingDefinition> settings, ThingBook things, SiteZone zone)
{
    private readonly FrozenDictionary<string, (RulePack Pack, RegisterBook Book)> _books =
        library.Packs.SelectMany(pack => pack.Registers.Select(book => (pack, book))).ToFrozenDictionary(one => one.book.Key, one => (one.pack, one.book), StringComparer.Ordinal);

    private readonly ILookup<string, ObligationTemplate> _hanging = library.Packs.SelectMany(pack => pack.Obligations)
        .Where(one => one.Trigger is TriggerTemplate.OnEvent).ToLookup(one => ((TriggerTemplate.OnEvent)one.Trigger).Event, StringComparer.Ordinal);

    /// <summary>Zone of the site.</summary>
    public SiteZone Zone { get; } = zone;

    /// <summary>The packs.</summary>
    public PackLibrary Library { get; } = library;

    /// <summary>What is listed for forms.</summary>
    public ThingBook Things { get; } = things;

    /// <summary>Every register with its pack, in the order of the packs.</summary>
    public IEnumerable<(RulePack Pack, RegisterBook Book)> All => Library.Packs.SelectMany(pack => pack.Registers.Select(book => (pack, book)));

    /// <summary>The register with a key, whether its pack is on or not; null where there is none.</summary>
    public RegisterBook? Find(string key) => _books.TryGetValue(key, out var found) ? found.Book : null;

    /// <summary>The page of an entry.</summary>
    public static string LinkOf(RegisterEntry entry) => $"/registers/{entry.Register}/{entry.Number}";

    /// <summary>The rules of the site.</summary>
    public Task<SiteRules> RulesAsync(PortalDb db, CancellationToken cancellationToken) => db.SiteRulesAsync(Library, settings, cancellationToken);

    /// <summary>The registers that are kept at an instant, with their packs, in the order of the packs.</summary>
    public IEnumerable<(RulePack Pack, RegisterBook Book)> KeptAt(SiteRules rules, DateTimeOffset at) => All.Where(one => rules.IsOn(one.Pack.Id, at));

    /// <summary>The obligations of all packs that hang on an event.</summary>
    public IEnumerable<ObligationTemplate> HangingOn(string kind) => _hanging[kind];

    /// <summary>Whether a register is kept at an instant.</summary>
    public bool IsKept(string key, SiteRules rules, DateTimeOffset at) => _books.TryGetValue(key, out var found) && rules.IsOn(found.Pack.Id, at);

    /// <summary>The lists of articles that forms of any pack move, each once.</summary>
    public IReadOnlyList<ThingList> StockLists => StockListsOf(Library.Packs);

    /// <summary>The lists of articles that forms of some packs move, each once.</summary>
    public static IReadOnlyList<ThingList> StockListsOf(IReadOnlyCollection<RulePack> packs)
    {
        var moved = packs.SelectMany(pack => pack.Obligations.Select(one => one.Form).Concat(pack.Registers.SelectMany(book => book.Stages).Select(stage => stage.Form)))
            .SelectMany(form => form.Items).Select(item => item.Stock?.List).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. packs.SelectMany(pack => pack.Lists).Where(list => moved.Contains(list.Key)).DistinctBy(list => list.Key)];
    }

    /// <summary>Keys of the roles of an actor: those of the login, and of the person behind it. Null is the portal itself, which does what any role does.</summary>
    internal static async Task<IReadOnlyList<string>?> RolesAsync(PortalDb db, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Kind == ActorKind.System)
        {
            return null;
        }

        var account = actor.Kind == ActorKind.Account && Guid.TryParse(actor.Id, out var id) ? AccountId.From(id) : default;
        var held = await db.Set<Account>().AsNoTracking().Where(one => one.Id == account).Select(one => one.Roles).SingleOrDefaultAsync(cancellationToken) ?? [];
        var own = actor.Person is { } person ? await db.Set<Person>().Where(one => one.Id == person).Select(one => one.Role).SingleOrDefaultAsync(cancellationToken) : null;
        return own is null ? held : [.. held, own];
    }
}
