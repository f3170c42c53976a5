using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Live;

namespace Portal.Features.Access;

/// <summary>
/// Who looks at an open page, checked again whenever people, accounts or keys change and every ten seconds besides
/// (another node may have made the change). When the session is no longer good the page falls back to nobody. A request
/// that ends by itself is not watched: it may well be the one that changes the account.
/// </summary>
internal sealed class PortalAuthenticationState(
    AccessDirectory directory, LiveFeed feed, TimeProvider clock, ILogger<PortalAuthenticationState> logger)
    : ServerAuthenticationStateProvider, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private LiveSubscription? _changes;
    private ITimer? _timer;
    private IReadOnlySet<string>? _rights;

    /// <summary>Begins to watch, for as long as the circuit lives.</summary>
    public async Task WatchAsync()
    {
        var changes = _changes = feed.Subscribe(Topics.People);
        _timer = clock.CreateTimer(_ => changes.Signal(), null, Interval, Interval);
        _rights = directory.RightsOf(PortalClaims.ToActor((await GetAuthenticationStateAsync()).User));
        _ = FollowAsync(changes);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _changes?.Dispose();
    }

    private async Task FollowAsync(LiveSubscription changes)
    {
        while (await changes.WaitAsync(CancellationToken.None))
        {
            try
            {
                await LookAsync();
            }
            catch (Exception exception)
            {
                // Whoever stopped watching here would leave a page open that should close; the next signal comes within seconds.
                logger.LogError(exception, "The session of an open page could not be checked");
            }
        }
    }

    private async Task LookAsync()
    {
        var state = await GetAuthenticationStateAsync();
        if (state.User.Identity is not { IsAuthenticated: true })
        {
            return;
        }

        var rights = directory.RightsOf(PortalClaims.ToActor(state.User));
        if (rights is null || !directory.Admits(state.User))
        {
            SetAuthenticationState(Task.FromResult(Nobody));
        }
        else if (_rights is null || !rights.SetEquals(_rights))
        {
            SetAuthenticationState(Task.FromResult(state));
        }

        _rights = rights;
    }
}

/// <summary>A circuit is an open page: its session is watched from the beginning.</summary>
internal sealed class SessionCircuit(AuthenticationStateProvider session) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        session is PortalAuthenticationState watched ? watched.WatchAsync() : Task.CompletedTask;
}
