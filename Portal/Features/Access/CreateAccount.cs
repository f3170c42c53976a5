using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>Makes a login. The one-time password is in the answer and nowhere else; it must be changed at first sign-in.</summary>
public sealed class CreateAccount(PortalWriter writer, IAccess access, Passwords passwords) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Makes an administrator's login, as the command line does.</summary>
    public Task<Result<string>> RunAsync(Actor actor, string login, CancellationToken cancellationToken) =>
        RunAsync(actor, new NewAccount(login, login.Trim(), [Roles.Administrator.Key]), cancellationToken);

    /// <summary>Makes the login and answers its one-time password.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, NewAccount account, CancellationToken cancellationToken)
    {
        var password = Passwords.OneTime();
        var hash = await passwords.HashAsync(password);
        return await writer.WriteAsync<CreateAccount, string>(
            actor,
            async (unit, token) =>
                AccountRules.CheckAuthority(access, actor, account.Roles) is { } refusal ? refusal
                : (await AddAsync(unit, account, hash, token)).Refusal is { } no ? no
                : password,
            cancellationToken);
    }

    /// <summary>Adds an account whose password is hashed already.</summary>
    internal static async Task<Result> AddAsync(WriteUnit unit, NewAccount details, string hash, CancellationToken cancellationToken)
    {
        if (AccountRules.CheckLogin(details.Login) is { } login)
        {
            return login;
        }

        if (string.IsNullOrWhiteSpace(details.Name))
        {
            return AccessFeatureRefusals.NameMissing;
        }

        if (AccountRules.CheckRoles(details.Roles) is { } roles)
        {
            return roles;
        }

        var account = Account.New(unit.Now, details with { Login = details.Login.Trim(), Name = details.Name.Trim() }, hash);
        if (await unit.Db.Set<Account>().AnyAsync(other => other.NormalizedLogin == account.NormalizedLogin, cancellationToken))
        {
            return AccessFeatureRefusals.LoginTaken;
        }

        if (account.PersonId is { } person)
        {
            if (!await unit.Db.Set<Person>().AnyAsync(one => one.Id == person, cancellationToken))
            {
                return AccessFeatureRefusals.PersonUnknown;
            }

            if (await unit.Db.Set<Account>().AnyAsync(other => other.PersonId == person, cancellationToken))
            {
                return AccessFeatureRefusals.PersonHasAccount;
            }
        }

        unit.Db.Add(account);
        return Result.Done;
    }
}
