using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Portal.App;

/// <summary>The document around every page.</summary>
public sealed partial class Root
{
    /// <summary>Cookie that holds <c>light</c> or <c>dark</c>.</summary>
    public const string ThemeCookie = "portal-theme";

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private IComponentRenderMode? Mode => HttpContext.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    private bool IsDark => HttpContext.Request.Cookies[ThemeCookie] == "dark";

    private string Theme => IsDark ? "dark" : "light";
}
