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

    [Theory]
    [InlineData(typeof(NewEntryPage), "领用")]
    [InlineData(typeof(EntrySheetPage), "现在：使用")]
    public async Task Form_LoadsFailsAndLoadsAgain_WithWhatWasWritten(Type page, string stage)
    {
        var books = await new SampleBooks(App).OpenAsync();
        await books.StockAsync("汽油", 20);
        var (number, before) = (await books.TakeOutAsync(), Subscribers);
        var shown = Render(page, number);
        Assert.Equal("true", shown.Find(".state-loading").GetAttribute("aria-busy"));
        Assert.Empty(shown.FindAll(".stage-form"));
        _reader.Known.SetResult(new AuthenticationState(PortalClaims.ToPrincipal(books.Staff, "test")));
        shown.WaitForAssertion(() => Assert.Contains(stage, shown.Find(".stage-card h2").TextContent, StringComparison.Ordinal));
        Assert.Equal(before + 1, Subscribers);
        shown.Do(() => shown.Find(".evidence-row input").Change("2"));
        shown.WaitForAssertion(() => Assert.Contains("已填 1 / ", shown.Find(".stage-acts").TextContent, StringComparison.Ordinal));

        await App.RunSqlAsync("""ALTER TABLE "RegisterEntries" RENAME TO "Hidden" """);
        App.Feed.Publish(Portal.Live.Topics.Registers);
        shown.WaitForElement(".state-failed");
        Assert.Empty(shown.FindAll(".stage-form"));
        shown.Do(() => shown.Find(".state-failed button").Click());
        shown.WaitForElement(".state-failed");
        await App.RunSqlAsync("""ALTER TABLE "Hidden" RENAME TO "RegisterEntries" """);
        shown.Do(() => shown.Find(".state-failed button").Click());
        shown.WaitForAssertion(() => Assert.Equal("2", shown.Find(".evidence-row input").GetAttribute("value")));
        Assert.Empty(shown.FindAll(".state-failed"));

        await DisposeComponentsAsync();
        Assert.Equal(before, Subscribers);
    }

    private IRenderedComponent<IComponent> Render(Type page, string? number = null) => Render<IComponent>(builder =>
    {
        builder.OpenComponent(0, page);
        if (page == typeof(BookPage) || number is not null)
        {
            builder.AddAttribute(1, "Register", "uses");
        }

        if (page == typeof(EntrySheetPage))
        {
            builder.AddAttribute(2, "Number", number);
        }

        builder.CloseComponent();
    });

    private sealed class SlowSignIn : AuthenticationStateProvider
    {
        public TaskCompletionSource<AuthenticationState> Known { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Known.Task;
    }
}
