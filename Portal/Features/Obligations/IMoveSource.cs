using Portal.Data;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>Single occurrences that a feature moves with something of its own, e.g. a meeting that is held on another day.</summary>
public interface IMoveSource
{
    /// <summary>The moves of occurrences that may be due from an instant on, in the order in which they were made.</summary>
    Task<IReadOnlyList<OccurrenceMove>> SinceAsync(PortalDb db, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>What was moved, by hand and with what it belongs to.</summary>
internal sealed class OccurrenceMoves(IEnumerable<IMoveSource> sources)
{
    /// <summary>What follows a moved occurrence lies no farther from it than this.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(70);

    /// <summary>The moves of occurrences that may be due from an instant on. What somebody moved by hand stands last: it holds.</summary>
    public async Task<IReadOnlyList<OccurrenceMove>> SinceAsync(PortalDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var moves = new List<OccurrenceMove>();
        foreach (var source in sources)
        {
            moves.AddRange(await source.SinceAsync(db, since - Reach, cancellationToken));
        }

        moves.AddRange(await db.MovesAsync(cancellationToken));
        return moves;
    }
}
