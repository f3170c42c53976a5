using Portal.App;
using Portal.Domain.Kernel;
using Portal.Features.Fees;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>Collection of the month that the site is in, against its targets and against last month.</summary>
internal sealed class CollectionTile(CollectionSnapshot source, Texts texts, SiteZone zone) : WallTile<CollectionBoard>(source, texts)
{
    /// <inheritdoc/>
    protected override IEnumerable<WallPicture> Draw(Versioned<CollectionBoard> state)
    {
        var board = state.Value;
        var (start, end) = (zone.StartOf(board.Period), zone.EndOf(board.Period));
        var elapsed = (state.AsOf - start) / (end - start);
        var collection = new WallCollection
        {
            Month = board.Figures,
            Elapsed = elapsed,
            Curve = CollectionView.Points(board.ThisMonth, elapsed),
            LastCurve = CollectionView.Points(board.LastMonth, elapsed: 1),
        };
        yield return Picture(WallPart.Collection, words => CollectionDrawing.Draw(collection, words));
    }
}
