using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>
/// The code that opens the set-up page of a portal without accounts. It is made anew at every start and said on the
/// console, so that only who runs the process can become its first administrator.
/// </summary>
internal sealed class SetUpCode(
    AccessDirectory directory, IOptions<PortalOptions> options, IHostEnvironment environment, ILogger<SetUpCode> logger) : IHostedService
{
    /// <summary>The code of this start.</summary>
    public string Value { get; } = Passwords.OneTime();

    /// <summary>True while the portal waits to be set up.</summary>
    public bool IsOpen => !directory.HasAccounts;

    public bool Matches(string typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant()), Encoding.UTF8.GetBytes(Value));

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var makesItsOwnAccounts = options.Value.Demo ?? environment.IsDevelopment();
        if (!makesItsOwnAccounts && IsOpen)
        {
            logger.LogWarning("There is no account yet. Open /setup and enter this code: {Code}", Value);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
