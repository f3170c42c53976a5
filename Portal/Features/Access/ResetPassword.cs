using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Gives a login a new one-time password, which is in the answer and nowhere else. Open sessions end, a lockout too.</summary>
public sealed class ResetPassword(PortalWriter writer, IAccess access, Passwords passwords) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Resets the password and answers the one-time password.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, AccountId id, CancellationToken cancellationToken)
    {
        var password = Passwords.OneTime();
        var hash = await passwords.HashAsync(password);
        return await writer.WriteAsync<ResetPassword, string>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindAsync(unit, access, id, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var account = found.Value;
                account.PasswordHash = hash;
                account.MustChangePassword = true;
                account.FailedSignIns = 0;
                account.LockedUntil = null;
                account.EndSessions();
                return password;
            },
            cancellationToken);
    }
}
