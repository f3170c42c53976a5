using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Takes the second factor off one's own login; the password proves that it is the owner who asks.</summary>
internal sealed class DisableSecondFactor(PortalWriter writer, PortalReader reader, Passwords passwords) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Removes authenticator and recovery codes.</summary>
    public async Task<Result> RunAsync(Actor actor, string password, CancellationToken cancellationToken)
    {
        var own = await reader.TryReadAsync<DisableSecondFactor, Account>(actor, (db, token) => AccountRules.FindOwnAsync(db, actor, token), cancellationToken);
        if (!own.IsDone)
        {
            return own.Refusal;
        }

        if (!await passwords.IsRightAsync(own.Value.PasswordHash, password))
        {
            return AccessFeatureRefusals.PasswordWrong;
        }

        return await writer.WriteAsync<DisableSecondFactor>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindOwnAsync(unit.Db, actor, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                if (!found.Value.HasSecondFactor)
                {
                    return AccessFeatureRefusals.SecondFactorOff;
                }

                found.Value.AuthenticatorKey = null;
                found.Value.RecoveryCodes = [];
                found.Value.EndSessions();
                return Result.Done;
            },
            cancellationToken);
    }
}
