using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Changes one's own password; every other session of the account ends.</summary>
internal sealed class ChangePassword(PortalWriter writer, PortalReader reader, Passwords passwords) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Checks the current password and sets the new one.</summary>
    public async Task<Result> RunAsync(Actor actor, string current, string password, CancellationToken cancellationToken)
    {
        var own = await reader.TryReadAsync<ChangePassword, Account>(actor, (db, token) => AccountRules.FindOwnAsync(db, actor, token), cancellationToken);
        if (!own.IsDone)
        {
            return own.Refusal;
        }

        var verified = own.Value.PasswordHash;
        if (!await passwords.IsRightAsync(verified, current))
        {
            return AccessFeatureRefusals.PasswordWrong;
        }

        if (Passwords.Check(password, own.Value.Login) is { } refusal)
        {
            return refusal;
        }

        if (password == current)
        {
            return AccessFeatureRefusals.PasswordSame;
        }

        var hash = await passwords.HashAsync(password);
        return await writer.WriteAsync<ChangePassword>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindOwnAsync(unit.Db, actor, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                // Somebody may have reset it while the hashes were computed.
                if (found.Value.PasswordHash != verified)
                {
                    return AccessFeatureRefusals.PasswordWrong;
                }

                found.Value.PasswordHash = hash;
                found.Value.MustChangePassword = false;
                found.Value.EndSessions();
                return Result.Done;
            },
            cancellationToken);
    }
}
