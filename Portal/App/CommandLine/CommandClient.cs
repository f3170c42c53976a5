using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Portal.Data;

namespace Portal.App.CommandLine;

/// <summary>Hands a verb to the server that holds the data directory and passes its answer on.</summary>
internal sealed class CommandClient(DataDirectory directory, Texts texts)
{
    /// <summary>Whether a server is up: it listens only once its database is ready.</summary>
    public bool IsServerUp()
    {
        using var socket = CommandSocket.TryConnect(directory);
        return socket is not null;
    }

    /// <summary>The verb's exit code; null when no server listens.</summary>
    public async Task<int?> TryRunAsync(
        IReadOnlyList<string> args, string workingDirectory, ICommandOutput output, CancellationToken cancellationToken)
    {
        var socket = CommandSocket.TryConnect(directory);
        if (socket is null)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, leaveOpen: true);
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await CommandFrame.WriteAsync(writer, new CommandRequest(args, workingDirectory, CultureInfo.CurrentUICulture.Name));
        while (await NextLineAsync(reader, cancellationToken) is { } line)
        {
            var frame = JsonSerializer.Deserialize<CommandFrame>(line)!;
            if (frame.Exit is { } exit)
            {
                return exit;
            }

            await (frame.Output is { } text ? output.WriteAsync(text) : output.SayAsync(frame.Message ?? ""));
        }

        await output.SayAsync(texts["command.cut-off"]);
        return CommandExit.Refused;
    }

    private static async Task<string?> NextLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
