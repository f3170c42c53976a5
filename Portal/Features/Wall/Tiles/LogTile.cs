using Portal.App;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>The strip of latest events.</summary>
internal sealed class LogTile(LogSnapshot source, Texts texts, SiteClock site) : WallTile<WallLog>(source, texts)
{
    /// <inheritdoc/>
    protected override IEnumerable<WallPicture> Draw(Versioned<WallLog> state)
    {
        var log = state.Value;
        yield return Picture(WallPart.Log, words => LogDrawing.Draw(log, site, words));
    }
}
