using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Access;
using Portal.Features.Dunning;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Dunning;

/// <summary>The page of collection while it does not yet know who reads it.</summary>
public sealed class DunningPageLoadingTests : PageTest
{
    private readonly SlowSignIn _reader = new();

    public DunningPageLoadingTests() => Services.AddSingleton<AuthenticationStateProvider>(_reader);

    [Fact]
    public async Task Page_WhileItLoads_SaysSo_ThenShowsTheUnits()
    {
        var house = await new DunningHouse(App).OpenAsync();
        await house.BillAsync("A", "1-101", "11-20");
        var page = Render<DunningPage>();
        Assert.Equal("true", page.Find(".state-loading").GetAttribute("aria-busy"));
        Assert.Empty(page.FindAll("tbody tr"));

        _reader.Known.SetResult(new AuthenticationState(PortalClaims.ToPrincipal(PortalApp.Tester, "test")));

        page.WaitForElement("tbody tr");
        Assert.Empty(page.FindAll(".state-loading"));
    }

    private sealed class SlowSignIn : AuthenticationStateProvider
    {
        public TaskCompletionSource<AuthenticationState> Known { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Known.Task;
    }
}
