using Portal.App;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>A part of the wall, drawn once for each version of the board behind it.</summary>
internal abstract class WallTile
{
    /// <summary>Where new versions come from.</summary>
    public abstract ISnapshot Source { get; }

    /// <summary>
    /// The shared drawing. An open wall takes the latest, which the document it replaces has just been drawn from: the
    /// source reads by itself and signals, and a wall that is signalled for another reason must not make it read out of
    /// turn. A document takes a fresh one.
    /// </summary>
    public abstract ValueTask<WallDrawing> ReadAsync(bool latest, CancellationToken cancellationToken);
}

/// <inheritdoc/>
/// <typeparam name="T">The board.</typeparam>
internal abstract class WallTile<T>(Snapshot<T> source, Texts texts) : WallTile
    where T : class
{
    private readonly Lock _gate = new();
    private WallDrawing? _drawn;

    /// <inheritdoc/>
    public sealed override ISnapshot Source => source;

    /// <inheritdoc/>
    public sealed override async ValueTask<WallDrawing> ReadAsync(bool latest, CancellationToken cancellationToken)
    {
        var state = latest && source.Latest is { } known ? known : await source.GetAsync(cancellationToken);
        lock (_gate)
        {
            return _drawn is { } drawn && drawn.Version >= state.Version
                ? drawn
                : _drawn = new WallDrawing(state.Version, [.. Draw(state)]);
        }
    }

    /// <summary>The pictures of a state; each is drawn when the first viewer of a language wants it.</summary>
    protected abstract IEnumerable<WallPicture> Draw(Versioned<T> state);

    /// <summary>A picture in the words of whoever looks.</summary>
    protected WallPicture Picture(WallPart part, Func<Words, string> draw) => new(part, culture => draw(new Words(texts, culture)));
}
