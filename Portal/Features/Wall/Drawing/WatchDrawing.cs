using System.Globalization;
using Portal.App;
using Portal.App.Pieces;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the watch: is the next shift manned, is this one here, what is left to put right.</summary>
internal static class WatchDrawing
{
    /// <summary>How long somebody may be away before the wall calls it broken.</summary>
    public static readonly TimeSpan BreachAfter = TimeSpan.FromMinutes(10);

    public static string Draw(WallWatch watch, SiteClock clock, Words words)
    {
        var html = new Html().Heading(words["wall.watch"], watch.AsOf).Add($"<div class=\"cards\">");
        if (watch.Next is { } next)
        {
            var hint = next.Short > 0 ? words["wall.watch.short", next.Short] : words["wall.watch.planned"];
            Card(html, words["wall.watch.next", clock.Time(next.Start)], next.Short > 0 ? Tone.Bad : Tone.Good, Number(next.Planned), "/ " + Number(next.Required), hint);
        }
        else
        {
            Card(html, words["wall.watch.next-none"], Tone.Warn, "–", "", words["wall.watch.not-planned"]);
        }

        Card(html, words["wall.watch.missing"], watch.Missing > 0 ? Tone.Bad : Tone.Good, Number(watch.Missing), "", words["wall.watch.of-shift", watch.OnShift, watch.Late]);
        Card(html, words["wall.watch.lapsed"], watch.Lapsed > 0 ? Tone.Warn : Tone.Good, Number(watch.Lapsed), "", words[watch.Lapsed > 0 ? "wall.watch.lapsed-hint" : "wall.watch.none-lapsed"]);
        Away(html, watch, words);
        return html.Add($"</div>").ToString();
    }

    // Ten minutes off the post are a breach of discipline.
    private static void Away(Html html, WallWatch watch, Words words)
    {
        if (watch.AwaySince is not { } since)
        {
            Card(html, words["wall.watch.away"], Tone.Good, "0", "", words["wall.watch.none-away"]);
            return;
        }

        var tone = watch.AsOf - since >= BreachAfter ? Tone.Bad : Tone.Warn;
        html.Add($"<div class=\"card-{TileParts.Class(tone)}\"><span>{words["wall.watch.away"]}</span><b>{watch.Away}<i>{TileParts.Shape(tone)}</i></b><small>{words["wall.watch.longest"]} <time data-since=\"{since}\"></time></small></div>");
    }

    private static void Card(Html html, string label, Tone tone, string figure, string of, string hint) =>
        html.Add($"<div class=\"card-{TileParts.Class(tone)}\"><span>{label}</span><b>{figure} <em>{of}</em><i>{TileParts.Shape(tone)}</i></b><small>{hint}</small></div>");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
