using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>The first act on a new portal: whoever reads the console makes the first administrator. Refused once there is an account.</summary>
internal sealed class SetUpAdministrator(PortalWriter writer, Passwords passwords, SetUpCode setUpCode) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.AccessManage;

    /// <summary>Checks the console's code and makes the account with a password of its owner's choice.</summary>
    public async Task<Result> RunAsync(string code, string login, string password, CancellationToken cancellationToken)
    {
        if (!setUpCode.Matches(code))
        {
            return AccessFeatureRefusals.CodeWrong;
        }

        if ((AccountRules.CheckLogin(login) ?? Passwords.Check(password, login)) is { } refusal)
        {
            return refusal;
        }

        var hash = await passwords.HashAsync(password);
        return await writer.WriteAsync<SetUpAdministrator>(
            Actor.System("set-up"),
            async (unit, token) => await unit.Db.Set<Account>().AnyAsync(token)
                ? AccessFeatureRefusals.SetUpDone
                : await CreateAccount.AddAsync(unit, new NewAccount(login, login.Trim(), [Roles.Administrator.Key]) { OwnPassword = true }, hash, token),
            cancellationToken);
    }
}
