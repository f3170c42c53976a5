using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>Everything that one wall shows, behind one subscription.</summary>
internal sealed class WallTiles(CoverageTile coverage, CasesTile cases, CollectionTile collection, RemindersTile reminders, ObligationsTile obligations, LogTile log, WallBeat beat)
{
    /// <summary>The tiles; <see cref="WallBoard"/> places their parts.</summary>
    public IReadOnlyList<WallTile> All { get; } = [coverage, cases, collection, reminders, obligations, log];

    /// <summary>Open walls.</summary>
    public int WallCount => beat.SubscriberCount;

    /// <summary>Signals with whatever changes, and with the beat.</summary>
    public LiveSubscription Subscribe() => LiveSubscription.To([.. All.Select(tile => tile.Source), beat]);
}
