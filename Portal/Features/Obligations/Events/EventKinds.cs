using Portal.Domain.Obligations;
using Portal.Packs;

namespace Portal.Features.Obligations.Events;

/// <summary>The kinds of event that packs speak of and that nothing but a person tells.</summary>
public sealed class EventKinds
{
    private readonly Lazy<IReadOnlyList<string>> _recorded;
    private readonly HashSet<string> _chained;

    /// <summary>The kinds of the packs.</summary>
    /// <param name="library">The packs.</param>
    /// <param name="services">The features that tell kinds by themselves; asked late, since the recorded events are one of them.</param>
    public EventKinds(PackLibrary library, IServiceProvider services)
    {
        All =
        [
            .. from pack in library.Packs
               from obligation in pack.Obligations
               let trigger = obligation.Trigger as TriggerTemplate.OnEvent
               where trigger is not null
               group (pack.Id, obligation) by trigger.Event into kind
               orderby kind.Key
               select new EventKind(kind.Key, kind.Select(one => one.Id).Distinct().ToArray(), kind.Any(one => Wants(one.obligation.Audience))),
        ];
        _chained = library.Packs.SelectMany(pack => pack.Obligations).SelectMany(obligation => obligation.Tells).Where(told => !told.Repeats).Select(told => told.Event).ToHashSet(StringComparer.Ordinal);
        _recorded = new(() =>
        {
            var told = services.GetServices<IEventSource>().Where(source => source is not RecordedEvents).SelectMany(source => source.Kinds).ToHashSet(StringComparer.Ordinal);
            return [.. All.Select(kind => kind.Name).Where(kind => !told.Contains(kind))];
        });
    }

    /// <summary>Every kind of the packs.</summary>
    public IReadOnlyList<EventKind> All { get; }

    /// <summary>Those that no feature tells: written down by people, or told by closing an obligation.</summary>
    public IReadOnlyList<string> Recorded => _recorded.Value;

    /// <summary>Those that are written down by people.</summary>
    public IReadOnlyList<string> ByHand => [.. Recorded.Where(kind => !_chained.Contains(kind))];

    private static bool Wants(Audience audience) => audience is Audience.Holder || (audience is Audience.Several { Parts: var parts } && parts.Any(Wants));
}

/// <summary>A kind of event.</summary>
/// <param name="Name">Its name, e.g. <c>visitors.left</c>; its words are the text <c>event.{Name}</c>.</param>
/// <param name="Packs">The packs whose obligations hang on it.</param>
/// <param name="WantsHolder">Whether an obligation asks who answers for it.</param>
public sealed record EventKind(string Name, IReadOnlyList<string> Packs, bool WantsHolder);
