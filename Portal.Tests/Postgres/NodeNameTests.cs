using Portal.Tests.Support;

namespace Portal.Tests.Postgres;

/// <summary>Two machines of one name with their data in folders of one path, such as containers: they must not share an audit chain.</summary>
public sealed class NodeNameTests : IAsyncLifetime
{
    private readonly TemporaryFolder _first = new();
    private readonly TemporaryFolder _second = new();
    private readonly PostgresDatabase _database = new();

    private Dictionary<string, string> Settings => new(_database.Settings, StringComparer.Ordinal) { ["Database__Node"] = "portal:/data" };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        _first.Dispose();
        _second.Dispose();
    }

    [EngineFact]
    public async Task Start_WithTheNameOfALiveNode_IsRefusedAndSaysWhy_AndGoodOnceThatOneIsDead()
    {
        await using (var first = await PortalProcess.ServeAsync(_first.Path, settings: Settings))
        {
            await using var second = PortalProcess.Start(_second.Path, Settings);
            var outcome = await second.EndAsync();
            Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
            Assert.Contains("portal:/data", outcome.Messages, StringComparison.Ordinal);
            Assert.Contains("Database:Node", outcome.Messages, StringComparison.Ordinal);
            await first.KillAsync();
        }

        await using var third = await PortalProcess.ServeAsync(_second.Path, settings: Settings);
    }
}
