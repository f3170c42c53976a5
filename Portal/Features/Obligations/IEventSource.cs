using Portal.Data;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>What a feature knows to have happened or to happen, for the obligations that hang on it.</summary>
public interface IEventSource
{
    /// <summary>The kinds of event that it tells.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>The live topics whose change may change its events.</summary>
    IReadOnlyList<string> Topics { get; }

    /// <summary>
    /// Its events with an instant in [from, to). The same event has the same subject whenever it is asked for; one that fell
    /// through is left out.
    /// </summary>
    Task<IReadOnlyList<RuleEvent>> BetweenAsync(PortalDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
