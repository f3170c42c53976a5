using System.CommandLine;
using Portal.App.CommandLine;

namespace Portal.Features.Access;

/// <summary><c>apikey create NAME [--scope read|write]</c>: prints the key, once.</summary>
internal sealed class CreateApiKeyCommand(CreateKey create) : ICommand
{
    private const string Write = "write";

    private readonly Argument<string> _name = new("NAME");
    private readonly Option<string> _scope = new Option<string>("--scope") { DefaultValueFactory = _ => "read" }.AcceptOnlyFromAmong("read", Write);

    public string Words => "apikey create";

    public void Describe(Command command)
    {
        command.Add(_name);
        command.Add(_scope);
    }

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        await call.AnswerAsync(await create.RunAsync(
            call.Actor,
            call.Value(_name),
            KeyPurpose.Api,
            call.Value(_scope) == Write ? KeyScope.Write : KeyScope.Read,
            cancellationToken));
}
