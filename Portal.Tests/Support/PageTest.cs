using System.Globalization;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.App;
using Portal.Data;
using Portal.Features.Access;
using Portal.Live;

namespace Portal.Tests.Support;

/// <summary>
/// A bUnit context whose components get the services of a real <see cref="PortalApp"/>, so that a page is tested with
/// its use cases, its database and its live feed. The reader is Chinese unless a test says otherwise.
/// </summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private readonly SignedIn _signedIn = new();

    // A deadline for a busy machine, not a wait: every assertion passes as soon as it holds.
    static PageTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    /// <param name="services">Replaces services of the portal.</param>
    private protected PageTest(Action<IServiceCollection>? services = null)
    {
        App = new PortalApp(services);
        CultureInfo.CurrentCulture = Texts.Chinese;
        CultureInfo.CurrentUICulture = Texts.Chinese;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<AuthenticationStateProvider>(_signedIn);
        Services.AddScoped<CurrentActor>();
        Services.AddAuthorizationCore();
        Services.AddCascadingAuthenticationState();
        Services.AddFallbackServiceProvider(new LazyServices(() => App.Services));
    }

    private protected PortalApp App { get; }

    /// <summary>Signs in as an actor; the portal itself until then.</summary>
    private protected void SignIn(Actor actor) => _signedIn.Actor = actor;

    /// <summary>Renders interactively from here on (the default), or as a prerender does.</summary>
    private protected void RenderAs(bool interactive) =>
        Renderer.SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo(interactive ? "Server" : "Static", interactive));

    /// <summary>Subscriptions that are open on the house's feed.</summary>
    private protected int Subscribers => App.Services.GetRequiredService<LiveFeed>().SubscriberCount;

    /// <inheritdoc/>
    public virtual Task InitializeAsync()
    {
        RenderAs(interactive: true);
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await DisposeAsync();
        await App.DisposeAsync();
    }

    private sealed class LazyServices(Func<IServiceProvider> provider) : IServiceProvider
    {
        private IServiceScope? _scope;

        public object? GetService(Type serviceType) => (_scope ??= provider().CreateScope()).ServiceProvider.GetService(serviceType);
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public Actor Actor { get; set; } = PortalApp.Tester;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(
                Actor.Kind == ActorKind.Anonymous ? new ClaimsPrincipal(new ClaimsIdentity()) : PortalClaims.ToPrincipal(Actor, "test")));
    }
}
