using Bunit;
using Portal.Domain.Kernel;
using Portal.Exchange.Imports;
using Portal.Tests.Support;

namespace Portal.Tests.Exchange.Imports;

[Trait("Engines", "Both")]
public sealed class ImportHistoryTests : PageTest
{
    [Fact]
    public void History_NothingImported_SaysHowToBegin()
    {
        var history = Render<ImportHistory>();

        history.WaitForAssertion(() => Assert.Contains("试导入", history.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_ImportAfterOpening_ShowsItWithoutReload()
    {
        var history = Render<ImportHistory>();
        history.WaitForElement(".state-empty");

        await App.SeedAsync(Run("bills.csv"));

        history.WaitForAssertion(() => Assert.Contains("bills.csv", history.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_BurstOfImports_EndsInTheLastState()
    {
        var history = Render<ImportHistory>();
        history.WaitForElement(".state-empty");

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => App.SeedAsync(Run($"file {number}.csv"))));

        history.WaitForAssertion(() => Assert.Equal(30, history.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task History_Disposed_LeavesNoSubscriber()
    {
        _ = App.Services;
        var before = Subscribers;
        var history = Render<ImportHistory>();
        history.WaitForElement(".state-empty");
        Assert.Equal(before + 1, Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public void History_Prerendered_DoesNotSubscribe()
    {
        _ = App.Services;
        var before = Subscribers;
        RenderAs(interactive: false);

        var history = Render<ImportHistory>();

        history.WaitForElement(".state-empty");
        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public void History_ReaderWithoutTheRight_ShowsTheFailedState()
    {
        SignIn(Portal.Data.Actor.Anonymous);

        var history = Render<ImportHistory>();

        history.WaitForElement(".state-failed");
    }

    private ImportRun Run(string name) => new()
    {
        Id = TypedId.New<ImportRunId>(App.Clock.GetUtcNow()),
        Kind = "bills",
        FileName = name,
        FileHash = new string('a', 64),
        ActorName = "林主管",
        At = App.Clock.GetUtcNow(),
        Outcome = ImportOutcome.Written,
        Total = 3,
        Accepted = 2,
        Unchanged = 1,
        Rejected = 0,
        Warnings = 0,
    };
}
