using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Opens a disabled login again, with the password and second factor it had.</summary>
public sealed class EnableAccount(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Enables the account.</summary>
    public Task<Result> RunAsync(Actor actor, AccountId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<EnableAccount>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindAsync(unit, access, id, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var account = found.Value;
                if (!account.Disabled)
                {
                    return AccessFeatureRefusals.AccountEnabled;
                }

                account.Disabled = false;
                account.FailedSignIns = 0;
                account.LockedUntil = null;
                return Result.Done;
            },
            cancellationToken);
}
