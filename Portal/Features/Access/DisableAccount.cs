using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Closes a login: its commands are refused at once, its open pages within half a minute.</summary>
public sealed class DisableAccount(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Disables the account.</summary>
    public Task<Result> RunAsync(Actor actor, AccountId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<DisableAccount>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindAsync(unit, access, id, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                var account = found.Value;
                if (account.Disabled)
                {
                    return AccessFeatureRefusals.AccountDisabled;
                }

                if (account.ToActor().Id == actor.Id)
                {
                    return AccessFeatureRefusals.NotOneself;
                }

                if (await AccountRules.IsLastAdministratorAsync(unit.Db, account, token))
                {
                    return AccessFeatureRefusals.LastAdministrator;
                }

                account.Disabled = true;
                account.EndSessions();
                return Result.Done;
            },
            cancellationToken);
}
