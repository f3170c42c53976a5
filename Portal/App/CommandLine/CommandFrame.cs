using System.Text.Json;

namespace Portal.App.CommandLine;

/// <summary>What a verb that is handed over says on the socket, one JSON text a line.</summary>
/// <param name="Args">The arguments as typed.</param>
/// <param name="Directory">The caller's working directory.</param>
/// <param name="Language">The caller's language.</param>
internal sealed record CommandRequest(IReadOnlyList<string> Args, string Directory, string Language);

/// <summary>What the server answers, one JSON text a line; the last has the exit code.</summary>
/// <param name="Output">A line for standard output.</param>
/// <param name="Message">A line for standard error.</param>
/// <param name="Exit">The exit code.</param>
internal sealed record CommandFrame(string? Output = null, string? Message = null, int? Exit = null)
{
    public static async Task WriteAsync<T>(StreamWriter writer, T frame)
    {
        await writer.WriteLineAsync(JsonSerializer.Serialize(frame));
        await writer.FlushAsync();
    }
}
