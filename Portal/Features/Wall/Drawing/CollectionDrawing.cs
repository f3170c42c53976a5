using Portal.App.Pieces;
using Portal.Domain.Fees;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the month's collection: a half gauge for each fee against its target, and the month's curve beside last month's.</summary>
internal static class CollectionDrawing
{
    private const double CurveWidth = 700;
    private const double CurveHeight = 92;

    public static string Draw(WallCollection collection, Words words)
    {
        var month = collection.Month;
        var html = new Html().Heading(words["wall.collection", TitleArgument(collection, words)], month.AsOf);
        html.Add($"<div class=\"gauges\">");
        foreach (var figure in month.Types)
        {
            Gauge(html, figure, words);
        }

        html.Add($"</div>");
        Curve(html, collection, words);
        return html.ToString();
    }

    // Chinese says "11 月", English "November": one is a number to the format, the other a date.
    private static object TitleArgument(WallCollection collection, Words words) =>
        words.IsChinese ? collection.Month.Period.Month : collection.Month.Period.FirstDay;

    private static void Gauge(Html html, CollectionFigure figure, Words words)
    {
        var met = figure.Standing == TargetStanding.Met;
        var tone = figure.Standing is null ? Tone.Neutral : met ? Tone.Good : Tone.Warn;
        var filled = (double)Math.Clamp(figure.RatePercent ?? 0m, 0m, 100m);
        html.Add($"<div class=\"gauge {TileParts.Class(tone)}\"><svg viewBox=\"0 0 200 108\" aria-hidden=\"true\"><path class=\"track\" pathLength=\"100\" d=\"M14 100A86 86 0 0 1 186 100\"/>");
        if (filled > 0)
        {
            html.Add($"<path class=\"fill\" pathLength=\"100\" stroke-dasharray=\"{filled} 200\" d=\"M14 100A86 86 0 0 1 186 100\"/>");
        }

        if (figure.Target is { } target and < 100m)
        {
            var angle = Math.PI * (1 - (double)target / 100);
            var (x, y) = (Math.Cos(angle), Math.Sin(angle));
            html.Add($"<line class=\"goal\" x1=\"{100 + 75 * x}\" y1=\"{100 - 75 * y}\" x2=\"{100 + 97 * x}\" y2=\"{100 - 97 * y}\"/>");
        }

        html.Add($"</svg><b>{(figure.RatePercent is { } rate ? words.Percent(rate) + "%" : "–")}</b><span class=\"fee\">{words["wall.fee." + figure.Type]} · {words["wall.target", words.Percent(figure.Target ?? 0m)]}</span><span class=\"against\"><i>{TileParts.Shape(tone)}</i>{Against(figure, met, words)}</span></div>");
    }

    private static string Against(CollectionFigure figure, bool met, Words words) =>
        figure.Standing is null ? words["wall.target.none"]
        : met ? words["wall.target.met"]
        : words["wall.target.short", words.Short(WallCollection.Short(figure))];

    private static void Curve(Html html, WallCollection collection, Words words)
    {
        html.Add($"<div class=\"curve\"><div class=\"curve-head\"><span>{words["wall.curve"]}</span>");
        if (collection.Month.Total.RatePercent is { } total)
        {
            var at = PercentAt(collection.LastCurve, collection.Elapsed);
            html.Add($"<b class=\"warn\"><i class=\"line\"></i>{words["wall.curve.this", words.Percent(total)]}</b><span><i class=\"line dashed\"></i>{words["wall.curve.last"]}</span><em>{(at is { } last ? Compare(total - (decimal)last, words) : "")}</em>");
        }

        html.Add($"</div><svg viewBox=\"0 -4 {CurveWidth + 4} {CurveHeight + 34}\" aria-hidden=\"true\"><line class=\"grid\" x1=\"0\" y1=\"0\" x2=\"{CurveWidth}\" y2=\"0\"/><line class=\"grid\" x1=\"0\" y1=\"{CurveHeight / 2}\" x2=\"{CurveWidth}\" y2=\"{CurveHeight / 2}\"/><line class=\"grid base\" x1=\"0\" y1=\"{CurveHeight}\" x2=\"{CurveWidth}\" y2=\"{CurveHeight}\"/>");
        Line(html, "last", collection.LastCurve);
        Line(html, "this", collection.Curve);
        if (collection.Curve.Count > 0)
        {
            html.Add($"<circle class=\"end\" cx=\"{X(collection.Curve[^1])}\" cy=\"{Y(collection.Curve[^1])}\" r=\"6\"/>");
        }

        var days = collection.Month.Period.LastDay.Day;
        foreach (var day in (ReadOnlySpan<int>)[1, 10, 20, days])
        {
            html.Add($"<text x=\"{(day - 0.5) / days * CurveWidth}\" y=\"{CurveHeight + 25}\">{words["wall.curve.day", day]}</text>");
        }

        html.Add($"</svg></div>");
    }

    private static void Line(Html html, string style, IReadOnlyList<CurvePoint> points)
    {
        if (points.Count == 0)
        {
            return;
        }

        html.Add($"<polyline class=\"{style}\" points=\"");
        foreach (var point in points)
        {
            html.Add($"{X(point)},{Y(point)} ");
        }

        html.Add($"\"/>");
    }

    private static double? PercentAt(IReadOnlyList<CurvePoint> curve, double elapsed) =>
        curve.Count == 0 ? null : curve.LastOrDefault(point => point.Elapsed <= elapsed, curve[0]).Percent;

    private static string Compare(decimal points, Words words) =>
        Math.Round(points, 1) switch
        {
            > 0 and var ahead => words["wall.curve.ahead", words.Percent(ahead)],
            < 0 and var behind => words["wall.curve.behind", words.Percent(-behind)],
            _ => words["wall.curve.level"],
        };

    private static double X(CurvePoint point) => point.Elapsed * CurveWidth;

    private static double Y(CurvePoint point) => (1 - Math.Clamp(point.Percent, 0, 100) / 100) * CurveHeight;
}
