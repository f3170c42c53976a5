using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Takes the second factor off a login whose owner lost it; open sessions end.</summary>
public sealed class ResetSecondFactor(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Removes authenticator and recovery codes.</summary>
    public Task<Result> RunAsync(Actor actor, AccountId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<ResetSecondFactor>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindAsync(unit, access, id, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var account = found.Value;
                if (!account.HasSecondFactor)
                {
                    return AccessFeatureRefusals.SecondFactorOff;
                }

                account.AuthenticatorKey = null;
                account.RecoveryCodes = [];
                account.EndSessions();
                return Result.Done;
            },
            cancellationToken);
}
