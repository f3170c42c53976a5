using System.Globalization;
using Portal.App;

namespace Portal.Features.Wall.Drawing;

/// <summary>
/// One part of the wall: markup that is drawn once for each language, when the first viewer wants it, and shared by
/// every circuit from then on.
/// </summary>
internal sealed class WallPicture(WallPart part, Func<CultureInfo, string> draw)
{
    /// <summary>Where it goes.</summary>
    public WallPart Part => part;

    private readonly Lazy<string> _chinese = new(() => draw(Texts.Chinese));
    private readonly Lazy<string> _english = new(() => draw(Texts.English));

    /// <summary>The one string of a language.</summary>
    public string In(CultureInfo culture) => Equals(culture, Texts.English) ? _english.Value : _chinese.Value;
}

/// <summary>What a tile made of one version of its board.</summary>
/// <param name="Version">The version.</param>
/// <param name="Parts">Its pictures.</param>
internal sealed record WallDrawing(long Version, IReadOnlyList<WallPicture> Parts);

/// <summary>The places of the wall.</summary>
internal enum WallPart
{
    /// <summary>Header, left: where this is and which shift runs.</summary>
    Place,

    /// <summary>Header, beside the clock.</summary>
    Date,

    Coverage,

    /// <summary>Heading of the watch.</summary>
    WatchHead,

    Watch,

    /// <summary>Fourth card of the watch.</summary>
    Reminders,

    /// <summary>Last card of the watch.</summary>
    Obligations,

    Cases,

    Collection,

    Log,
}
