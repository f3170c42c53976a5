using Portal.App;
using Portal.Features.Reminders;
using Portal.Features.Wall.Drawing;
using Portal.Live;

namespace Portal.Features.Wall.Tiles;

/// <summary>What the staff were told today and have acknowledged: the last card of the watch.</summary>
internal sealed class RemindersTile(InboxTallySnapshot source, Texts texts) : WallTile<InboxTally>(source, texts)
{
    /// <inheritdoc/>
    protected override IEnumerable<WallPicture> Draw(Versioned<InboxTally> state)
    {
        var tally = state.Value;
        yield return Picture(WallPart.Reminders, words => WatchDrawing.Reminders(tally, words));
    }
}
