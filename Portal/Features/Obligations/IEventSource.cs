using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Features.Obligations;

/// <summary>What a feature knows to have happened or to happen, for the obligations that hang on it.</summary>
public interface IEventSource
{
    /// <summary>The kinds of event that it tells.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The live topics whose change may change its events.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>
    /// Its events with an instant in the stretch that is asked for. The same event has the same subject whenever it is asked
    /// for; one that fell through is left out.
    /// </summary>
    Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken);
}

/// <summary>What a source of events is asked, with what whoever asks has read already.</summary>
/// <param name="Db">The database.</param>
/// <param name="Rules">The rules of the site.</param>
/// <param name="From">Begin of the stretch (UTC).</param>
/// <param name="To">End of the stretch (UTC), exclusive.</param>
public sealed record EventQuestion(PortalDb Db, SiteRules Rules, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Whether an event lies in the stretch.</summary>
    public bool Covers(RuleEvent one) => one.At >= From && one.At < To;
}
