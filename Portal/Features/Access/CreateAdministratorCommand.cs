using System.CommandLine;
using Portal.App.CommandLine;

namespace Portal.Features.Access;

/// <summary><c>admin create LOGIN</c>: prints the one-time password of a new administrator.</summary>
internal sealed class CreateAdministratorCommand(CreateAccount create) : ICommand
{
    private readonly Argument<string> _login = new("LOGIN");

    public string Words => "admin create";

    public void Describe(Command command) => command.Add(_login);

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        await call.AnswerAsync(await create.RunAsync(call.Actor, call.Value(_login), cancellationToken));
}
