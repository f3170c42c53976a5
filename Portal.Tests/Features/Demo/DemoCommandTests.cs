using Portal.Tests.Support;

namespace Portal.Tests.Features.Demo;

/// <summary>The verb <c>demo</c> from outside.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Demo_OnAnEmptyDirectoryAndAgain_FillsItOnceAndRefusesThen()
    {
        var filled = await PortalProcess.RunAsync(_folder.Path, "demo", "--units", "30", "--months", "2", "--seed", "5");
        var refused = await PortalProcess.RunAsync(_folder.Path, "demo", "--units", "30", "--months", "2", "--seed", "5");

        Assert.Equal((0, ""), (filled.Exit, filled.Output));
        Assert.Equal((1, ""), (refused.Exit, refused.Output));
        Assert.NotEmpty(refused.Messages);
        Assert.Equal(["30"], ReadOnlyDatabase.Column(_folder.File("portal.db"), "SELECT CAST(COUNT(*) AS TEXT) FROM Units"));
    }
}
