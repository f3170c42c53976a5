namespace Portal.App.CommandLine;

/// <summary>Where a verb's words go: the console of this process, or the socket of the process that asked.</summary>
internal interface ICommandOutput
{
    /// <summary>What was asked for, as a line of standard output.</summary>
    Task WriteAsync(string line);

    /// <summary>A message to the person, as a line of standard error.</summary>
    Task SayAsync(string message);
}

/// <summary>The console of this process, or the writers of a test.</summary>
internal sealed class ConsoleOutput(TextWriter output, TextWriter messages) : ICommandOutput
{
    public static ConsoleOutput OfProcess { get; } = new(Console.Out, Console.Error);

    public Task WriteAsync(string line) => output.WriteLineAsync(line);

    public Task SayAsync(string message) => messages.WriteLineAsync(message);
}
