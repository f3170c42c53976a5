using Portal.App;
using Portal.Features.Cases;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>The pending cases.</summary>
internal sealed class CasesTile(CasesSnapshot source, Texts texts) : WallTile<CasesBoard>(source, texts)
{
    private const int MostRows = 6;

    /// <inheritdoc/>
    protected override IEnumerable<WallPicture> Draw(Versioned<CasesBoard> state)
    {
        var board = state.Value;
        var cases = new WallCases
        {
            AsOf = state.AsOf,
            Pending = board.Summary.Pending,
            Overdue = board.Summary.Overdue,
            DueSoon = board.Summary.DueSoon.Count,
            AwaitingCallback = board.AwaitingCallback,
            Ages = board.Summary.Ages,
            Rows =
            [
                .. board.Pending
                    .Take(MostRows)
                    .Select(one => new WallCase(one.Kind, one.Title, one.Unit, one.Assignee, one.ReceivedAt, one.Due)),
            ],
        };
        yield return Picture(WallPart.Cases, words => CasesDrawing.Draw(cases, words));
    }
}
