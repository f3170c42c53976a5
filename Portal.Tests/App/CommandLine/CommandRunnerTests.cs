using Microsoft.Extensions.DependencyInjection;
using Portal.App.CommandLine;
using Portal.Tests.Support;

namespace Portal.Tests.App.CommandLine;

public sealed class CommandRunnerTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _messages = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("apikey")]
    [InlineData("apikey create")]
    [InlineData("apikey create a b")]
    [InlineData("apikey create a --scope admin")]
    [InlineData("verify now")]
    [InlineData("backup")]
    public async Task Run_WrongUsage_AnswersTwoAndSaysSoAsAMessageOnly(string line)
    {
        var exit = await RunAsync(line);

        Assert.Equal((2, ""), (exit, _output.ToString()));
        Assert.NotEmpty(_messages.ToString());
    }

    [Fact]
    public async Task Run_Help_IsTheAnswer()
    {
        var exit = await RunAsync("apikey create --help");

        Assert.Equal(0, exit);
        Assert.Contains("--scope", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_WhileTheServerRuns_GetsItsAnswer()
    {
        var client = _app.Services.GetRequiredService<CommandClient>();

        var exit = await client.TryRunAsync(
            ["device", "create", "lobby"], _app.DataDirectory, new ConsoleOutput(_output, _messages), default);

        Assert.Equal((0, ""), (exit, _messages.ToString()));
        Assert.Matches(@"\Apd_[\w-]{43}\r?\n\z", _output.ToString());
    }

    [Theory]
    [InlineData("restore copy.db")]
    [InlineData("backup copy.db")]
    [InlineData("nonsense")]
    public async Task Client_HandsOverWhatIsNotTheOwnersVerb_IsRefused(string line)
    {
        var client = _app.Services.GetRequiredService<CommandClient>();

        var exit = await client.TryRunAsync(line.Split(' '), _app.DataDirectory, new ConsoleOutput(_output, _messages), default);

        Assert.Equal(2, exit);
    }

    private Task<int> RunAsync(string line) =>
        _app.Services.GetRequiredService<CommandRunner>()
            .RunAsync(line.Split(' '), _app.DataDirectory, new ConsoleOutput(_output, _messages), default);
}
