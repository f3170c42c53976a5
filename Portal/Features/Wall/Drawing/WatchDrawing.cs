using System.Globalization;
using Portal.App;
using Portal.App.Pieces;
using Portal.Features.Obligations;
using Portal.Features.Reminders;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the watch: is this shift here, who has stepped away, is the next one manned, is what was told acknowledged.</summary>
internal static class WatchDrawing
{
    /// <summary>How long somebody may be away before the wall calls it broken.</summary>
    public static readonly TimeSpan BreachAfter = TimeSpan.FromMinutes(10);

    /// <summary>What the tile is about.</summary>
    public static string Head(WallWatch watch, Words words) => new Html().Heading(words["wall.watch"], watch.AsOf).ToString();

    /// <summary>The cards that come from the duty record.</summary>
    public static string Draw(WallWatch watch, SiteClock clock, Words words)
    {
        var html = new Html();
        Here(html, watch, words);
        Away(html, watch, words);
        if (watch.Next is { } next)
        {
            var hint = next.Short > 0 ? words["wall.watch.short", next.Short] : words["wall.watch.planned"];
            Card(html, words["wall.watch.next", clock.Brief(next.Start)], next.Short > 0 ? Tone.Bad : Tone.Good, Number(next.Planned), "/ " + Number(next.Required), hint);
        }
        else
        {
            Card(html, words["wall.watch.next-none"], Tone.Warn, "–", "", words["wall.watch.not-planned"]);
        }

        return html.ToString();
    }

    /// <summary>The card of what the staff were told today.</summary>
    public static string Reminders(InboxTally tally, Words words)
    {
        var html = new Html();
        var label = words["wall.watch.reminders"];
        if (tally.OpenSince is not { } since)
        {
            Card(html, label, Tone.Good, Number(tally.AcknowledgedToday), "/ " + Number(tally.GivenToday), words["wall.watch.all-acknowledged"]);
            return html.ToString();
        }

        return html
            .Add($"<div class=\"card-info\"><span>{label}</span><b>{tally.AcknowledgedToday} <em>/ {tally.GivenToday}</em><i>{TileParts.Shape(Tone.Info)}</i></b>")
            .Add($"<small>{words["wall.watch.open"]} <time data-since=\"{since}\"></time></small></div>")
            .ToString();
    }

    /// <summary>The card of what the rules oblige people to do today: done of all, and what was missed.</summary>
    public static string Obligations(ObligationTally tally, Words words)
    {
        var html = new Html();
        var tone = tally.Missed > 0 ? Tone.Bad : Tone.Good;
        var label = words["wall.watch.obligations"];
        if (tally is not { Oldest: { } oldest, OldestSince: { } since })
        {
            var hint = tally.Missed > 0 ? words["wall.watch.obligations-made-up", tally.Missed]
                : tally.Open > 0 ? words["wall.watch.obligations-open", tally.Open]
                : words["wall.watch.obligations-none-open"];
            Card(html, label, tone, Number(tally.Done), "/ " + Number(tally.Total), hint);
            return html.ToString();
        }

        var name = words.IsChinese ? oldest.Chinese : oldest.English;
        return html
            .Add($"<div class=\"card-bad\"><span>{label}</span><b>{tally.Done} <em>/ {tally.Total}</em><i>{TileParts.Shape(tone)}</i></b>")
            .Add($"<small>{words["wall.watch.obligations-missed", tally.Missed]} · {name} <time data-since=\"{since}\"></time></small></div>")
            .ToString();
    }

    /// <summary>Whoever is not there yet is missing; who came after the start was late [A-051].</summary>
    private static void Here(Html html, WallWatch watch, Words words)
    {
        var tone = watch.Missing > 0 ? Tone.Bad : watch.Late > 0 || watch.Lapsed > 0 ? Tone.Warn : Tone.Good;
        var marks = new[]
        {
            watch.Missing > 0 ? words["wall.watch.missing", watch.Missing] : null,
            watch.Late > 0 ? words["wall.watch.late", watch.Late] : null,
            watch.Lapsed > 0 ? words["wall.watch.lapsed", watch.Lapsed] : null,
        };
        var hint = string.Join(" · ", marks.Where(mark => mark is not null));
        Card(html, words["wall.watch.here"], tone, Number(watch.OnShift - watch.Missing), "/ " + Number(watch.OnShift), hint.Length > 0 ? hint : words["wall.watch.all-in-time"]);
    }

    // Ten minutes off the post are a breach of discipline [A-099].
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
