using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>Pages about cases, over a house with a few people and homes.</summary>
public abstract class CasePageTest : PageTest
{
    private protected CaseHouse House { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        House = await new CaseHouse(App).OpenAsync();
    }

    /// <summary>Renders what an address shows, its query string included.</summary>
    private protected IRenderedComponent<T> Open<T>(string address, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<T>(parameters ?? (_ => { }));
        page.WaitForState(() => page.FindAll(".state-loading").Count == 0);
        return page;
    }

    /// <summary>Waits until it holds, while the clock of the house goes on: snapshots rest a moment between two loads.</summary>
    private protected Task SoonAsync(Func<bool> holds) => Eventually.TrueAsync(() =>
    {
        App.Clock.Advance(TimeSpan.FromMilliseconds(50));
        return holds();
    });

    private protected static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Makes every read of cases fail, or work again, and tells the pages that something changed.</summary>
    private protected Task BreakAsync(bool broken) => App.Writer.WriteAsync<Break>(
        PortalApp.Tester,
        async (unit, token) =>
        {
            await unit.Db.Database.ExecuteSqlRawAsync(
                broken ? """ALTER TABLE "Cases" RENAME TO "Lost" """ : """ALTER TABLE "Lost" RENAME TO "Cases" """, token);
            unit.Publish(Topics.Cases);
            return Result.Done;
        },
        default);

    private sealed class Break : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
