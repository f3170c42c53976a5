using Portal.Domain.Obligations;
using Portal.Packs;

namespace Portal.Features.Obligations.Events;

/// <summary>The kinds of event that packs speak of and that nothing but a person tells.</summary>
/// <param name="library">The packs.</param>
/// <param name="services">The features that tell kinds by themselves; asked late, since the recorded events are one of them.</param>
public sealed class EventKinds(PackLibrary library, IServiceProvider services)
{
    private readonly Lazy<IReadOnlyList<EventKind>> _all = new(() =>
    [
        .. from pack in library.Packs
           from obligation in pack.Obligations
           let trigger = obligation.Trigger as TriggerTemplate.OnEvent
           where trigger is not null
           group (pack.Id, obligation) by trigger.Event into kind
           orderby kind.Key
           select new EventKind(
               kind.Key, kind.Select(one => one.Id).Distinct().ToArray(),
               kind.Any(one => Wants(one.obligation.Audience)),
               kind.All(one => ((TriggerTemplate.OnEvent)one.obligation.Trigger).IsBefore)),
    ]);

    private readonly Lazy<IReadOnlyList<string>> _byHand = new(() =>
    {
        var told = services.GetServices<IEventSource>().Where(source => source is not RecordedEvents).SelectMany(source => source.Kinds).ToHashSet(StringComparer.Ordinal);
        return [.. library.Packs.SelectMany(pack => pack.Obligations).Select(one => one.Trigger).OfType<TriggerTemplate.OnEvent>().Select(one => one.Event).Distinct().Where(kind => !told.Contains(kind)).Order(StringComparer.Ordinal)];
    });

    /// <summary>Every kind of the packs.</summary>
    public IReadOnlyList<EventKind> All => _all.Value;

    /// <summary>Those that are written down by people.</summary>
    public IReadOnlyList<string> ByHand => _byHand.Value;

    private static bool Wants(Audience audience) => audience is Audience.Holder || (audience is Audience.Several { Parts: var parts } && parts.Any(Wants));
}

/// <summary>A kind of event.</summary>
/// <param name="Name">Its name, e.g. <c>visitors.left</c>; its words are the text <c>event.{Name}</c>.</param>
/// <param name="Packs">The packs whose obligations hang on it.</param>
/// <param name="WantsHolder">Whether an obligation asks who answers for it.</param>
/// <param name="LiesAhead">Whether it is entered before it happens.</param>
public sealed record EventKind(string Name, IReadOnlyList<string> Packs, bool WantsHolder, bool LiesAhead);
