using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Portal.Data;

namespace Portal.App.CommandLine;

/// <summary>Runs, in the process that holds the data directory, the verbs that other processes hand over.</summary>
internal sealed class CommandServer(CommandRunner runner, DataDirectory directory, TimeProvider clock, ILogger<CommandServer> logger) : BackgroundService
{
    private const int LongestRequest = 1 << 16;

    /// <summary>Rest after a caller could not be let in, so that a lasting fault does not fill the log.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Task, byte> _calls = new();
    private Socket? _socket;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _socket = CommandSocket.Listen(directory);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _socket?.Dispose();
        File.Delete(CommandSocket.FileOf(directory));
        await Task.WhenAll(_calls.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        _socket?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                if (await AcceptAsync(stoppingToken) is not { } connection)
                {
                    await Task.Delay(Rest, clock, stoppingToken);
                    continue;
                }

                var call = Task.Run(() => AnswerAsync(connection, stoppingToken), CancellationToken.None);
                _calls.TryAdd(call, 0);
                _ = call.ContinueWith(done => _calls.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>The next caller, or null: whoever hangs up while being let in, or a process out of handles, does not stop the portal.</summary>
    private async Task<Socket?> AcceptAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _socket!.AcceptAsync(cancellationToken);
        }
        catch (SocketException exception)
        {
            logger.LogWarning(exception, "A command could not be taken over");
            return null;
        }
    }

    private async Task AnswerAsync(Socket connection, CancellationToken stoppingToken)
    {
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            using var reader = new StreamReader(stream, leaveOpen: true);
            await using var writer = new StreamWriter(stream, leaveOpen: true);
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            if (await ReadAsync(reader, stoppingToken) is not { } request)
            {
                return;
            }

            var hangUp = CancelWhenGoneAsync(reader, gone);
            var exit = await RunAsync(request, new SocketOutput(writer), gone.Token);
            await CommandFrame.WriteAsync(writer, new CommandFrame(Exit: exit));
            await hangUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception exception) when (exception is IOException or JsonException or SocketException or OperationCanceledException)
        {
            logger.LogWarning(exception, "A command that was handed over was cut off");
        }
    }

    private async Task<int> RunAsync(CommandRequest request, SocketOutput output, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(request.Language);
        return runner.PlaceOf(request.Args) is CommandPlace.Owner
            ? await runner.RunAsync(request.Args, request.Directory, output, cancellationToken)
            : CommandExit.WrongUsage;
    }

    private static async Task<CommandRequest?> ReadAsync(StreamReader reader, CancellationToken cancellationToken) =>
        await reader.ReadLineAsync(cancellationToken) is { Length: <= LongestRequest } line
            ? JsonSerializer.Deserialize<CommandRequest>(line)
            : null;

    /// <summary>The caller sends nothing more, so a read ends only when it hangs up: answered, or interrupted.</summary>
    private static async Task CancelWhenGoneAsync(StreamReader reader, CancellationTokenSource gone)
    {
        await reader.ReadLineAsync(gone.Token);
        await gone.CancelAsync();
    }

    private sealed class SocketOutput(StreamWriter writer) : ICommandOutput
    {
        public Task WriteAsync(string line) => CommandFrame.WriteAsync(writer, new CommandFrame(Output: line));

        public Task SayAsync(string message) => CommandFrame.WriteAsync(writer, new CommandFrame(Message: message));
    }
}
