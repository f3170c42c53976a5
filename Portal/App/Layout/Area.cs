namespace Portal.App.Layout;

/// <summary>
/// The part of the portal that a page belongs to. Its layout carries the area as a class, and the area's stylesheet styles
/// nothing outside it; a component that an area lends to pages of others carries the class itself.
/// </summary>
public static class Area
{
    /// <summary>The class of a page's area: <c>area-duty</c> for everything in <c>Portal.Features.Duty</c>.</summary>
    public static string ClassOf(Type page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var rooms = (page.Namespace ?? "").Split('.').Where(room => room is not ("Portal" or "Features" or "Exchange" or "Pages"));
        return "area-" + (rooms.FirstOrDefault() ?? "app").ToLowerInvariant();
    }
}
