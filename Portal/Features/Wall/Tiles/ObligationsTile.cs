using Portal.App;
using Portal.Features.Obligations;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>What the rules oblige people to do today: done, open and missed.</summary>
internal sealed class ObligationsTile(ObligationTallySnapshot source, Texts texts) : WallTile<ObligationTally>(source, texts)
{
    /// <inheritdoc/>
    protected override IEnumerable<WallPicture> Draw(Versioned<ObligationTally> state)
    {
        var tally = state.Value;
        yield return Picture(WallPart.Obligations, words => WatchDrawing.Obligations(tally, words));
    }
}
