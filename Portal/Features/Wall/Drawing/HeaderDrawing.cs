using Portal.App;
using Portal.Features.Duty;

namespace Portal.Features.Wall.Drawing;

/// <summary>Draws the left of the header (place and shift) and the date beside the clock.</summary>
internal static class HeaderDrawing
{
    /// <summary>More names would not fit beside the clock.</summary>
    private const int LeadersNamed = 2;

    public static string Place(WallHeader header, string site, SiteClock clock, Words words)
    {
        var html = new Html().Add($"<h1>{(site.Length > 0 ? words["wall.site-named", site] : words["wall.site"])}</h1>");
        if (header.Shift is not { } shift)
        {
            return html.Add($"<span>{words["wall.no-shift"]}</span>").ToString();
        }

        var span = new ShiftSpan(shift.Start, shift.End);
        return html.Add($"<span>{words[$"enum.ShiftName.{span.Name(clock.Zone)}"]} {span.Hours(clock)} · {Team(shift, words)}</span>").ToString();
    }

    private static string Team(WallShift shift, Words words) =>
        shift.Leaders.Count == 0
            ? words["wall.shift-people", shift.People]
            : words["wall.shift-led", string.Join(words["wall.and"], shift.Leaders.Take(LeadersNamed)), shift.People];

    public static string Date(WallHeader header, Words words) =>
        new Html()
            .Add($"<span>{words["wall.day", header.Day]}</span><span>{words["wall.weekday", header.Day]} · {words[header.IsWorkday ? "wall.workday" : "wall.restday"]}</span>")
            .ToString();
}
