using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;
using Portal.Exchange.Api;
using Portal.Features.Access;
using Radzen;

namespace Portal.App;

internal static class AppSetup
{
    public static void AddPortalApp(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Texts>();
        services.AddSingleton<SiteClock>();
        services.AddSingleton<Tick>();
        services.AddSingleton<Radzen.ILocalizer, RadzenTexts>();
        services.AddScoped<CurrentActor>();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddApiDescription();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            List<CultureInfo> cultures = [Texts.Chinese, Texts.English];
            options.DefaultRequestCulture = new RequestCulture(Texts.Chinese);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider(),
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UsePortalApp(this WebApplication app)
    {
        app.UseOuterGuards();
        app.UseExceptionHandler();
        app.UseApiProblems();
        app.UseNotFoundPage();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseInnerGuards();
        app.UseAntiforgery();
    }

    public static void MapPortalApp(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/healthz", () => Results.Text("ok"));
        app.MapHealthChecks("/readyz", new HealthCheckOptions { AllowCachingResponses = false });
        // The whole policy is in one header, see Guards; Blazor would add a second one.
        app.MapRazorComponents<Root>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
