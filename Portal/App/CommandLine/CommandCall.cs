using System.CommandLine;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.App.CommandLine;

/// <summary>One call of a verb: what was typed, where, and where the answer goes.</summary>
internal sealed class CommandCall(ParseResult parsed, string directory, ICommandOutput output, Texts texts)
{
    /// <summary>Whoever may start the executable or open the socket owns the data already.</summary>
    public Actor Actor { get; } = Actor.System("command line");

    /// <summary>An argument's value.</summary>
    public T Value<T>(Argument<T> argument) => parsed.GetRequiredValue(argument);

    /// <summary>An option's value; its default when it was not typed.</summary>
    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>A file as the caller means it: relative to the caller's working directory.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, directory);

    /// <summary>A sentence in the caller's language.</summary>
    public string Text(string key, params object?[] args) => texts[key, args];

    /// <summary>Writes what was asked for as a line of standard output.</summary>
    public Task WriteAsync(string line) => output.WriteAsync(line);

    /// <summary>Tells the person something on standard error.</summary>
    public Task SayAsync(string message) => output.SayAsync(message);

    /// <summary>Writes the value, or says why not; answers the exit code.</summary>
    public async Task<int> AnswerAsync<T>(Result<T> result)
    {
        if (!result.IsDone)
        {
            return await RefuseAsync(result.Refusal);
        }

        await WriteAsync(Convert.ToString(result.Value, System.Globalization.CultureInfo.InvariantCulture) ?? "");
        return CommandExit.Done;
    }

    /// <summary>Says why not; answers the exit code.</summary>
    public async Task<int> RefuseAsync(Refusal refusal)
    {
        await SayAsync(texts.Of(refusal));
        return CommandExit.Refused;
    }
}
