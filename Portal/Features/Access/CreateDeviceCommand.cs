using System.CommandLine;
using Portal.App.CommandLine;

namespace Portal.Features.Access;

/// <summary><c>device create NAME</c>: prints the key of a wall, once.</summary>
internal sealed class CreateDeviceCommand(CreateKey create) : ICommand
{
    private readonly Argument<string> _name = new("NAME");

    public string Words => "device create";

    public void Describe(Command command) => command.Add(_name);

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        await call.AnswerAsync(await create.RunAsync(call.Actor, call.Value(_name), KeyPurpose.Device, KeyScope.Read, cancellationToken));
}
