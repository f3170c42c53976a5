using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Features.Access;
using Portal.Features.Registers.Pages;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers.Pages;

/// <summary>Every page of registers while it loads, with nothing to show, when it fails, and who listens to it.</summary>
public sealed class RegisterPageStates : PageTest
{
    private readonly SlowSignIn _reader = new();

    public RegisterPageStates()
        : base(SampleBooks.Use) => Services.AddSingleton<AuthenticationStateProvider>(_reader);

    public static TheoryData<Type, string, string> Pages => new()
    {
        { typeof(RegistersPage), "没有登记簿", "RegisterEntries" }, { typeof(BookPage), "没有在办的登记", "RegisterEntries" },
        { typeof(StockPage), "还没有物品", "StockMovements" }, { typeof(MyEntries), "没有在办的登记", "RegisterEntries" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_LoadsIsEmptyFailsAndLoadsAgain(Type page, string nothing, string table)
    {
        var books = new SampleBooks(App);
        if (page != typeof(RegistersPage))
        {
            await books.OpenAsync();
            await App.Services.GetRequiredService<Portal.Features.Obligations.SaveThings>().RunAsync(PortalApp.Tester, "goods", [], default);
        }

        var before = Subscribers;
        var shown = Render(page);
        Assert.Equal("true", shown.Find(".state-loading").GetAttribute("aria-busy"));
        _reader.Known.SetResult(new AuthenticationState(PortalClaims.ToPrincipal(books.Staff ?? PortalApp.Tester, "test")));
        shown.WaitForAssertion(() => Assert.Contains(nothing, shown.Find(".state").TextContent, StringComparison.Ordinal));
        Assert.Equal(before + 1, Subscribers);

        await App.RunSqlAsync($"""ALTER TABLE "{table}" RENAME TO "Hidden" """);
        App.Feed.Publish(Portal.Live.Topics.Registers);
        shown.WaitForElement(".state-failed");
        await App.RunSqlAsync($"""ALTER TABLE "Hidden" RENAME TO "{table}" """);
        shown.Do(() => shown.Find(".state-failed button").Click());
        shown.WaitForAssertion(() => Assert.Contains(nothing, shown.Find(".state").TextContent, StringComparison.Ordinal));

        await DisposeComponentsAsync();
        Assert.Equal(before, Subscribers);
    }

    private IRenderedComponent<IComponent> Render(Type page) => Render<IComponent>(builder =>
    {
        builder.OpenComponent(0, page);
        if (page == typeof(BookPage))
        {
            builder.AddAttribute(1, "Register", "uses");
        }

        builder.CloseComponent();
    });

    private sealed class SlowSignIn : AuthenticationStateProvider
    {
        public TaskCompletionSource<AuthenticationState> Known { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Known.Task;
    }
}
