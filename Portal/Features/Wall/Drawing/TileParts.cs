using Portal.App.Pieces;

namespace Portal.Features.Wall.Drawing;

/// <summary>Pieces that every tile is drawn with: heading with age, badge.</summary>
internal static class TileParts
{
    /// <summary>What the tile is about, and how old its data is; the browser counts the age.</summary>
    public static Html Heading(this Html html, string title, DateTimeOffset asOf) =>
        html.Add($"<div class=\"tile-head\"><h2>{title}</h2><time class=\"age\" data-age=\"{asOf}\"></time></div>");

    /// <summary>Word, shape and colour.</summary>
    public static Html Badge(this Html html, Tone tone, string text) =>
        html.Add($"<span class=\"mark mark-{Class(tone)}\"><i>{Shape(tone)}</i>{text}</span>");

    /// <summary>The shape that goes with a tone.</summary>
    public static string Shape(Tone tone) => tone switch
    {
        Tone.Neutral => "",
        Tone.Info => "●",
        Tone.Good => "✓",
        Tone.Warn => "◆",
        Tone.Bad => "▲",
    };

    /// <summary>The style class that goes with a tone.</summary>
    public static string Class(Tone tone) => tone switch
    {
        Tone.Neutral => "dim",
        Tone.Info => "info",
        Tone.Good => "good",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
    };
}
