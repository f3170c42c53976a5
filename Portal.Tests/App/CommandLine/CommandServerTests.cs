using System.CommandLine;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.CommandLine;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.App.CommandLine;

/// <summary>The socket of the process that owns the data, as callers of every kind meet it.</summary>
public sealed class CommandServerTests : IAsyncLifetime
{
    private readonly Waiting _waiting = new();
    private readonly PortalApp _app;

    public CommandServerTests() =>
        _app = new PortalApp(services =>
        {
            services.AddSingleton(_waiting);
            services.AddCommand<WaitCommand>();
        });

    public Task InitializeAsync()
    {
        // Starts the host, and with it the server.
        _ = _app.Services;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("en", "name")]
    [InlineData("zh-CN", "名称")]
    public async Task Call_RefusedVerb_SaysWhyInTheLanguageOfTheCaller(string language, string words)
    {
        await using var caller = Connect();
        await caller.SendAsync(new CommandRequest(["device", "create", " "], "/", language));

        var frames = await caller.ReadToEndAsync();

        Assert.Equal(1, frames[^1].Exit);
        Assert.All(frames, frame => Assert.Null(frame.Output));
        var said = Assert.Single(frames, frame => frame.Message is not null).Message!;
        Assert.Contains(words, said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(language == "zh-CN", said.Any(letter => letter is >= '\u4e00' and <= '\u9fff'));
    }

    [Fact]
    public async Task Call_Verb_AnswersItsLinesThenItsExitCodeAndHangsUp()
    {
        await using var caller = Connect();
        await caller.SendAsync(new CommandRequest(["device", "create", "lobby"], "/", "en"));

        var frames = await caller.ReadToEndAsync();

        Assert.Equal(2, frames.Count);
        Assert.StartsWith("pd_", frames[0].Output, StringComparison.Ordinal);
        Assert.Equal(new CommandFrame(Exit: 0), frames[1]);
    }

    [Theory]
    [InlineData("not json at all\n")]
    [InlineData("{\"Args\": 7}\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("{\"Args\":[\"device\"")]
    public async Task Call_Nonsense_IsHungUpOnAndTheNextCallerIsServed(string sent)
    {
        await using (var caller = Connect())
        {
            await caller.SendRawAsync(sent);
            caller.SendNoMore();
            Assert.Empty(await caller.ReadToEndAsync());
        }

        await AssertServesAsync();
    }

    [Fact]
    public async Task Call_RequestOver64KiB_IsHungUpOnUnread()
    {
        await using (var caller = Connect())
        {
            await caller.SendAsync(new CommandRequest(["device", "create", new string('x', 1 << 16)], "/", "en"));
            Assert.Empty(await caller.ReadToEndAsync());
        }

        await AssertServesAsync();
    }

    [Fact]
    public async Task Call_WhileAnotherVerbRuns_IsAnsweredAtOnce()
    {
        await using var first = Connect();
        await first.SendAsync(new CommandRequest(["wait"], "/", "en"));
        await _waiting.Started.Task;

        await AssertServesAsync();

        _waiting.GoOn.SetResult();
        Assert.Equal(new CommandFrame(Exit: 0), (await first.ReadToEndAsync())[^1]);
    }

    [Fact]
    public async Task Call_CallerHangsUp_CancelsTheVerb()
    {
        await using (var caller = Connect())
        {
            await caller.SendAsync(new CommandRequest(["wait"], "/", "en"));
            await _waiting.Started.Task;
        }

        await _waiting.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await AssertServesAsync();
    }

    [Fact]
    public async Task Stop_WhileAVerbRuns_CancelsItAndTakesTheSocketAway()
    {
        var socket = Path.Combine(_app.DataDirectory, "portal.sock");
        Assert.True(File.Exists(socket));
        await using var caller = Connect();
        await caller.SendAsync(new CommandRequest(["wait"], "/", "en"));
        await _waiting.Started.Task;

        await _app.DisposeAsync();

        Assert.True(_waiting.Cancelled.Task.IsCompletedSuccessfully);
        Assert.False(File.Exists(socket));
    }

    private async Task AssertServesAsync()
    {
        await using var next = Connect();
        await next.SendAsync(new CommandRequest(["device", "create", "next"], "/", "en"));
        Assert.Equal(new CommandFrame(Exit: 0), (await next.ReadToEndAsync())[^1]);
    }

    private Caller Connect()
    {
        var socket = CommandSocket.TryConnect(_app.Services.GetRequiredService<DataDirectory>());
        Assert.NotNull(socket);
        return new Caller(socket);
    }

    private sealed class Caller(Socket socket) : IAsyncDisposable
    {
        private readonly NetworkStream _stream = new(socket, ownsSocket: true);

        public Task SendAsync(CommandRequest request) => SendRawAsync(JsonSerializer.Serialize(request) + "\n");

        public async Task SendRawAsync(string text) => await _stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));

        public void SendNoMore() => socket.Shutdown(SocketShutdown.Send);

        /// <summary>Everything until the server hangs up.</summary>
        public async Task<List<CommandFrame>> ReadToEndAsync()
        {
            using var reader = new StreamReader(_stream, leaveOpen: true);
            List<CommandFrame> frames = [];
            try
            {
                while (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
                {
                    frames.Add(JsonSerializer.Deserialize<CommandFrame>(line)!);
                    if (frames[^1].Exit is not null)
                    {
                        break;
                    }
                }
            }
            catch (IOException)
            {
                // What the server did not read makes its hanging up a reset.
            }

            return frames;
        }

        public ValueTask DisposeAsync() => _stream.DisposeAsync();
    }

    private sealed class Waiting
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class WaitCommand(Waiting waiting) : ICommand
    {
        public string Words => "wait";

        public void Describe(Command command)
        {
        }

        public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
        {
            waiting.Started.TrySetResult();
            try
            {
                await waiting.GoOn.Task.WaitAsync(cancellationToken);
                return 0;
            }
            catch (OperationCanceledException)
            {
                waiting.Cancelled.TrySetResult();
                throw;
            }
        }
    }
}
