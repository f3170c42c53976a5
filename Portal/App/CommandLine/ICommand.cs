using System.CommandLine;

namespace Portal.App.CommandLine;

/// <summary>
/// One verb of the command line. A feature adds a verb with one class and one line in its setup
/// (<see cref="CommandSetup.AddCommand{T}"/>); it runs in whichever process holds the data directory, so it never knows
/// whether it was handed over. Resolved anew for each call, from a scope of its own.
/// </summary>
/// <example>
/// <code>
/// internal sealed class FillEstateCommand(FillEstate fill) : ICommand
/// {
///     private readonly Option&lt;int&gt; _units = new("--units") { DefaultValueFactory = _ => 1200 };
///
///     public string Words => "demo";
///
///     public void Describe(Command command) => command.Add(_units);
///
///     public async Task&lt;int&gt; RunAsync(CommandCall call, CancellationToken cancellationToken) =>
///         await call.AnswerAsync(await fill.RunAsync(call.Actor, call.Value(_units), cancellationToken));
/// }
/// </code>
/// The help text is the key <c>command.demo</c> (words joined by hyphens) in the feature's texts.
/// </example>
internal interface ICommand
{
    /// <summary>The verb as it is typed: <c>demo</c>, or two words such as <c>apikey create</c>.</summary>
    string Words { get; }

    /// <summary>Where the verb may run; a verb that writes runs with the owner of the data.</summary>
    CommandPlace Place => CommandPlace.Owner;

    /// <summary>Adds the verb's arguments and options.</summary>
    void Describe(Command command);

    /// <summary>Does it.</summary>
    /// <returns>0 when done, 1 when refused or failed, 2 for wrong usage (see <see cref="CommandExit"/>).</returns>
    Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken);
}
