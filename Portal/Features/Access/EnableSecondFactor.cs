using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Puts an authenticator app on one's own login, once a code proves that the app has the key.</summary>
internal sealed class EnableSecondFactor(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Answers the recovery codes, which are shown once.</summary>
    public Task<Result<IReadOnlyList<string>>> RunAsync(Actor actor, string key, string code, CancellationToken cancellationToken)
    {
        var codes = RecoveryCodes.New();
        return writer.WriteAsync<EnableSecondFactor, IReadOnlyList<string>>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindOwnAsync(unit.Db, actor, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var account = found.Value;
                if (account.HasSecondFactor)
                {
                    return AccessFeatureRefusals.SecondFactorOn;
                }

                if (key.Length != Totp.KeyLength || Totp.Match(key, code, unit.Now, lastUsed: 0) is not { } step)
                {
                    return AccessFeatureRefusals.CodeWrong;
                }

                account.AuthenticatorKey = key;
                account.LastTimeStep = step;
                account.RecoveryCodes = [.. codes.Select(RecoveryCodes.Hash)];
                account.EndSessions();
                return codes;
            },
            cancellationToken);
    }
}
