using Portal.App.Pieces;

namespace Portal.Features.Wall.Drawing;

/// <summary>
/// Draws duty coverage: how many of those needed are there, each post's day as a lane, and each gap with who should be
/// there. Posts that do not fit are chosen by how they stand and counted, never dropped in silence.
/// </summary>
internal static class CoverageDrawing
{
    private const int MostGaps = 3;

    // What fits beside none, one, two or three gap bars.
    private static readonly int[] LanesThatFit = [8, 7, 6, 4];

    public static string Draw(WallCoverage coverage, Words words)
    {
        var html = new Html().Heading(words["wall.coverage"], coverage.AsOf);
        if (coverage.Lanes.Count == 0)
        {
            return html.Add($"<p class=\"nothing\">{words["wall.coverage.empty"]}</p>").ToString();
        }

        Figure(html, coverage, words);
        var gaps = coverage.Gaps.OrderByDescending(gap => gap.Unmanned).ThenBy(gap => gap.Since).Take(MostGaps).ToList();
        Lanes(html, coverage, words, LanesThatFit[gaps.Count]);
        foreach (var gap in gaps)
        {
            Gap(html, gap, words);
        }

        return html.ToString();
    }

    private static void Figure(Html html, WallCoverage coverage, Words words)
    {
        html.Add($"<div class=\"figures\"><div class=\"big\">");
        if (coverage.Required == 0)
        {
            html.Add($"<b class=\"quiet\">–</b><span>{words["wall.coverage.none"]}</span>");
        }
        else
        {
            html.Add($"<b>{coverage.Covered}</b><span>{words["wall.coverage.of", coverage.Required]}</span>");
        }

        html.Add($"</div><div class=\"marks\">");
        if (coverage.Gap > 0)
        {
            html.Badge(Tone.Bad, words["wall.coverage.gap", coverage.Gap]);
        }
        else if (coverage.Required > 0)
        {
            html.Badge(Tone.Good, words["wall.coverage.full"]);
        }

        if (coverage.Away > 0)
        {
            html.Badge(Tone.Warn, words["wall.coverage.away", coverage.Away]);
        }

        html.Add($"</div>");
        if (coverage.RateToday is { } rate)
        {
            html.Add($"<div class=\"second\"><b>{words.Percent(rate)}%</b><span>{words["wall.coverage.rate"]}</span></div>");
        }

        html.Add($"</div>");
    }

    private static void Lanes(Html html, WallCoverage coverage, Words words, int fit)
    {
        var shown = coverage.Lanes.Count <= fit
            ? coverage.Lanes
            : [.. coverage.Lanes
                .Select((lane, place) => (Lane: lane, Place: place))
                .OrderByDescending(item => Severity(item.Lane))
                .ThenBy(item => item.Place)
                .Take(fit)
                .OrderBy(item => item.Place)
                .Select(item => item.Lane)];
        var now = (coverage.AsOf - coverage.DayStart) / (coverage.DayEnd - coverage.DayStart) * 100;
        html.Add($"<div class=\"lanes\">");
        foreach (var lane in shown)
        {
            Lane(html, lane, now, words);
        }

        html.Add($"</div><div class=\"axis\"><span class=\"legend\">");
        Legend(html, coverage, shown, words);
        html.Add($"</span><span class=\"hours\">");
        for (var hour = 0; hour <= 24; hour += 4)
        {
            html.Add($"<i style=\"left:{hour / 24d * 100}%\">{hour.ToString("00", System.Globalization.CultureInfo.InvariantCulture)}</i>");
        }

        html.Add($"</span></div>");
    }

    private static void Legend(Html html, WallCoverage coverage, IReadOnlyList<WallLane> shown, Words words)
    {
        var hidden = coverage.Lanes.Count - shown.Count;
        if (hidden == 0)
        {
            html.Add($"<i class=\"covered\"></i>{words["wall.legend.covered"]} <i class=\"short\"></i>{words["wall.legend.gap"]} <i class=\"planned\"></i>{words["wall.legend.planned"]}");
            return;
        }

        var short_ = coverage.Lanes.Count(lane => lane.Gap > 0) - shown.Count(lane => lane.Gap > 0);
        html.Add($"<b class=\"{(short_ > 0 ? "bad" : "")}\">{(short_ > 0 ? words["wall.lane.more-gaps", hidden, short_] : words["wall.lane.more", hidden])}</b>");
    }

    private static void Lane(Html html, WallLane lane, double now, Words words)
    {
        var (tone, word) = Standing(lane, words);
        html.Add($"<div class=\"lane\"><span class=\"post\">{lane.Post}</span><span class=\"count {TileParts.Class(tone)}\"><b>{Count(lane)}</b><small><i>{TileParts.Shape(tone)}</i>{word}</small></span><span class=\"bar\">");
        foreach (var stretch in lane.Stretches)
        {
            html.Add($"<i class=\"{Class(stretch.Kind)}\" style=\"left:{stretch.From * 100}%;width:{(stretch.To - stretch.From) * 100}%\"></i>");
        }

        html.Add($"<i class=\"now\" style=\"left:{now}%\"></i></span></div>");
    }

    private static string Count(WallLane lane) =>
        lane.Required == 0 ? "–" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lane.Present}/{lane.Required}");

    private static void Gap(Html html, WallGap gap, Words words)
    {
        html.Add($"<div class=\"gap\"><b><i>▲</i>{words[gap.Unmanned ? "wall.gap.unmanned" : "wall.gap", gap.Post, gap.Missing]}</b><span>{words["wall.gap.since"]} <time data-since=\"{gap.Since}\"></time></span><span class=\"who\">");
        if (gap.Expected.Count == 0)
        {
            html.Add($"{words["wall.gap.nobody"]}");
        }
        else
        {
            html.Add($"{words["wall.gap.expected"]} ");
            foreach (var (name, absence) in gap.Expected)
            {
                html.Add($"<em>{name}</em> <small>{words["wall.absence." + absence]}</small> ");
            }
        }

        html.Add($"</span><small class=\"clause\">{words["wall.gap.clause", gap.Clause]}</small></div>");
    }

    private static (Tone Tone, string Word) Standing(WallLane lane, Words words) =>
        lane.Gap > 0 ? (Tone.Bad, words["wall.lane.gap", lane.Gap])
        : lane.Unqualified > 0 ? (Tone.Warn, words["wall.lane.unqualified", lane.Unqualified])
        : lane.Away > 0 ? (Tone.Warn, words["wall.lane.away", lane.Away])
        : lane.Required > 0 ? (Tone.Good, words["wall.lane.ok"])
        : (Tone.Neutral, words["wall.lane.none"]);

    private static int Severity(WallLane lane) =>
        lane.Gap > 0 ? 4 : lane.Unqualified > 0 ? 3 : lane.Away > 0 ? 2 : lane.Required > 0 ? 1 : 0;

    private static string Class(StretchKind kind) => kind switch
    {
        StretchKind.Covered => "covered",
        StretchKind.Short => "short",
        StretchKind.Unmanned => "unmanned",
        StretchKind.Planned => "planned",
        StretchKind.PlannedShort => "planned-short",
    };
}
