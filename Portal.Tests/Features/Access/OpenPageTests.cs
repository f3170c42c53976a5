using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

public sealed class OpenPageTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private AsyncServiceScope _circuit;
    private PortalAuthenticationState _session = null!;
    private Account _account = null!;

    public async Task InitializeAsync()
    {
        await _app.AccountAsync(Roles.Administrator);
        var actor = await _app.AccountAsync(Roles.Supervisor);
        _account = await _app.QueryAsync(db => db.Set<Account>().SingleAsync(account => account.Id == new AccountId(Guid.Parse(actor.Id))));
        _circuit = _app.Services.CreateAsyncScope();
        _session = Assert.IsType<PortalAuthenticationState>(_circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        var principal = await new AccountPrincipals().CreateAsync(_account);
        _session.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        await _session.WatchAsync();
    }

    public async Task DisposeAsync()
    {
        await _circuit.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task OpenPage_AccountDisabled_FallsBackToNobody()
    {
        var changed = NextState();

        await _app.Services.GetRequiredService<DisableAccount>().RunAsync(PortalApp.Tester, _account.Id, default);

        Assert.False((await changed).User.Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task OpenPage_PasswordReset_FallsBackToNobody()
    {
        var changed = NextState();

        await _app.Services.GetRequiredService<ResetPassword>().RunAsync(PortalApp.Tester, _account.Id, default);

        Assert.False((await changed).User.Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task OpenPage_RolesChanged_IsAskedAnewAndStaysSignedIn()
    {
        var changed = NextState();

        await _app.Services.GetRequiredService<SetAccountRoles>().RunAsync(PortalApp.Tester, _account.Id, [Roles.Staff.Key], default);

        Assert.True((await changed).User.Identity!.IsAuthenticated);
        Assert.Equal(AccessRefusals.Forbidden, _app.Services.GetRequiredService<IAccess>().Check(_account.ToActor(), Rights.CasesAssign));
    }

    [Fact]
    public async Task OpenPage_DisabledThroughAnotherNodeWhoseSignalIsLost_FallsBackWithinThirtySeconds()
    {
        var changed = NextState();
        _app.Services.GetRequiredService<AccessDirectory>().Dispose();
        var writer = _app.Services.GetRequiredService<PortalWriter>();
        await writer.WriteAsync<Elsewhere>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                await unit.Db.Database.ExecuteSqlRawAsync("UPDATE \"Accounts\" SET \"Disabled\" = TRUE", token);
                return Portal.Domain.Kernel.Result.Done;
            },
            default);

        _app.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.False((await changed).User.Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task OpenWall_KeyRevoked_FallsBackToNobody()
    {
        var secret = (await _app.Services.GetRequiredService<CreateKey>().RunAsync(PortalApp.Tester, "大屏", KeyPurpose.Device, KeyScope.Read, default)).Value;
        var device = _app.Services.GetRequiredService<AccessDirectory>().FindKey(secret)!;
        await using var circuit = _app.Services.CreateAsyncScope();
        var session = Assert.IsType<PortalAuthenticationState>(circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        session.SetAuthenticationState(Task.FromResult(new AuthenticationState(PortalClaims.ToPrincipal(device, AccessSchemes.Device))));
        await session.WatchAsync();
        var changed = NextState(session);

        await _app.Services.GetRequiredService<RevokeKey>().RunAsync(PortalApp.Tester, new KeyId(Guid.Parse(device.Id)), default);

        Assert.False((await changed).User.Identity!.IsAuthenticated);
        Assert.Equal(AccessRefusals.Disabled, _app.Services.GetRequiredService<IAccess>().Check(device, Rights.SignedIn));
    }

    [Fact]
    public async Task OpenPage_Closed_LeavesNoSubscriber()
    {
        var before = _app.Feed.SubscriberCount;

        await _circuit.DisposeAsync();

        Assert.Equal(before - 1, _app.Feed.SubscriberCount);
    }

    private Task<AuthenticationState> NextState() => NextState(_session);

    private static Task<AuthenticationState> NextState(PortalAuthenticationState session)
    {
        var next = new TaskCompletionSource<AuthenticationState>(TaskCreationOptions.RunContinuationsAsynchronously);
        session.AuthenticationStateChanged += async state => next.TrySetResult(await state);
        return next.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private sealed class Elsewhere : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
