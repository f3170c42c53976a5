using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>Says which roles a login holds. The rights follow at once, on open pages too.</summary>
public sealed class SetAccountRoles(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.PeopleManage;

    /// <summary>Replaces the roles.</summary>
    public Task<Result> RunAsync(Actor actor, AccountId id, IReadOnlyList<string> roles, CancellationToken cancellationToken) =>
        writer.WriteAsync<SetAccountRoles>(
            actor,
            async (unit, token) =>
            {
                var found = await AccountRules.FindAsync(unit, access, id, token);
                if (!found.IsDone)
                {
                    return found.Refusal;
                }

                if ((AccountRules.CheckRoles(roles) ?? AccountRules.CheckAuthority(access, actor, roles)) is { } refusal)
                {
                    return refusal;
                }

                var account = found.Value;
                if (!roles.Contains(Roles.Administrator.Key) && await AccountRules.IsLastAdministratorAsync(unit.Db, account, token))
                {
                    return AccessFeatureRefusals.LastAdministrator;
                }

                account.Roles = [.. Roles.All.Select(role => role.Key).Where(roles.Contains)];
                return Result.Done;
            },
            cancellationToken);
}
