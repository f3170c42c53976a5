using Portal.App;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the left of the header (place and shift) and the date beside the clock.</summary>
internal static class HeaderDrawing
{
    public static string Place(WallHeader header, SiteClock clock, Words words)
    {
        var html = new Html().Add($"<h1>{words["wall.site"]}</h1>");
        if (header.Shift is not { } shift)
        {
            return html.Add($"<span>{words["wall.no-shift"]}</span>").ToString();
        }

        return html.Add($"<span>{words["wall.shift." + PartOfDay(shift, clock)]} {clock.Time(shift.Start)}–{clock.Time(shift.End)} · {words["wall.shift-people", shift.People]}</span>").ToString();
    }

    public static string Date(WallHeader header, Words words) =>
        new Html()
            .Add($"<span>{words["wall.day", header.Day]}</span><span>{words["wall.weekday", header.Day]} · {words[header.IsWorkday ? "wall.workday" : "wall.restday"]}</span>")
            .ToString();

    /// <summary>Night runs over midnight [D-022]; evening starts at four in the afternoon or later [D-142].</summary>
    private static string PartOfDay(WallShift shift, SiteClock clock)
    {
        var (start, end) = (clock.Zone.ToSite(shift.Start), clock.Zone.ToSite(shift.End));
        return end.TimeOfDay > TimeSpan.Zero && end.Date > start.Date || start.Hour < 6 ? "Night" : start.Hour >= 16 ? "Evening" : "Day";
    }
}
