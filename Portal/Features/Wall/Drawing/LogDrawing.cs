using Portal.App;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the strip of latest events at the foot of the wall.</summary>
internal static class LogDrawing
{
    private const int EventsThatFit = 5;

    public static string Draw(WallLog log, SiteClock clock, Words words)
    {
        var html = new Html().Add($"<h2 class=\"mark mark-info\">{words["wall.log"]}</h2>");
        if (log.Events.Count == 0)
        {
            return html.Add($"<span class=\"quiet\">{words["wall.log.empty"]}</span>").ToString();
        }

        html.Add($"<ol>");
        foreach (var happened in log.Events.Take(EventsThatFit))
        {
            html.Add($"<li class=\"log-{happened.Kind.ToString()}\"><time>{Time(happened.At, log.AsOf, clock)}</time><span>{words[happened.Text, [.. happened.Args]]}</span></li>");
        }

        return html.Add($"</ol><time class=\"age\" data-age=\"{log.AsOf}\"></time>").ToString();
    }

    private static string Time(DateTimeOffset at, DateTimeOffset asOf, SiteClock clock)
    {
        var site = clock.Zone.ToSite(at);
        var format = clock.Zone.DateOf(at) == clock.Zone.DateOf(asOf) ? "HH:mm" : "MM-dd HH:mm";
        return site.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
    }
}
