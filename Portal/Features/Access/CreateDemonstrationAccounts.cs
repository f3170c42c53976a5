using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>
/// Makes the logins of the demonstration, all with one known password that need not be changed. It is hashed once for
/// all of them: there is nothing to hide, and fifty hashes would delay the first start by seconds.
/// </summary>
public sealed class CreateDemonstrationAccounts(PortalWriter writer, Passwords passwords) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.AccessManage;

    /// <summary>Makes all of them, or none.</summary>
    public async Task<Result> RunAsync(Actor actor, IReadOnlyList<NewAccount> accounts, string password, CancellationToken cancellationToken)
    {
        var hash = await passwords.HashAsync(password);
        return await writer.WriteAsync<CreateDemonstrationAccounts>(
            actor,
            async (unit, token) =>
            {
                foreach (var account in accounts)
                {
                    if ((await CreateAccount.AddAsync(unit, account with { Demonstration = true }, hash, token)).Refusal is { } refusal)
                    {
                        return refusal;
                    }
                }

                return Result.Done;
            },
            cancellationToken);
    }
}
