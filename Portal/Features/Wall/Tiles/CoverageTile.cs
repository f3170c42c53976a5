using Microsoft.Extensions.Options;
using Portal.App;
using Portal.Data;
using Portal.Features.Duty;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>Duty coverage of today, the state of the watch, and the header's day and shift: one reading of the duty record.</summary>
internal sealed class CoverageTile(DutySnapshot source, Texts texts, SiteClock site, IOptions<PortalOptions> options) : WallTile<DutyBoard>(source, texts)
{
    /// <inheritdoc/>
    protected override IEnumerable<WallPicture> Draw(Versioned<DutyBoard> state)
    {
        var data = state.Value.Data;
        var view = new DutyView(data.Coverage, data.Record, person => data.PersonOf(person), data.Rules.Arrival, state.Value.Lapsed.Count, state.AsOf);
        var (header, coverage, watch) = (view.Header(), view.Coverage(), view.Watch());
        yield return Picture(WallPart.Place, words => HeaderDrawing.Place(header, options.Value.SiteName, site, words));
        yield return Picture(WallPart.Date, words => HeaderDrawing.Date(header, words));
        yield return Picture(WallPart.Coverage, words => CoverageDrawing.Draw(coverage, words));
        yield return Picture(WallPart.WatchHead, words => WatchDrawing.Head(watch, words));
        yield return Picture(WallPart.Watch, words => WatchDrawing.Draw(watch, site, words));
    }
}
