using Microsoft.AspNetCore.Localization;
using Portal.App;

namespace Portal.Features.Access;

/// <summary>Language and theme of this browser, kept where a page can be rendered by them before anybody signs in.</summary>
internal static class PreferenceCookies
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    /// <summary>Writes what is given and known.</summary>
    public static void Write(HttpContext context, string? language, string? theme)
    {
        if (language == Texts.Chinese.Name || language == Texts.English.Name)
        {
            Append(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        }

        if (theme is "light" or "dark")
        {
            Append(context, Root.ThemeCookie, theme);
        }
    }

    private static void Append(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = Lifetime,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            Path = "/",
        });
}
