using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>What holds for every change of accounts.</summary>
internal static class AccountRules
{
    private const int LongestLogin = 64;

    /// <summary>Why this login will not do, or null.</summary>
    public static Refusal? CheckLogin(string login) =>
        login.Trim() is { Length: >= 2 and <= LongestLogin } trimmed && !trimmed.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            ? null
            : AccessFeatureRefusals.LoginInvalid;

    /// <summary>Why these roles cannot be given, or null.</summary>
    public static Refusal? CheckRoles(IReadOnlyList<string> roles) =>
        roles.Count == 0 ? AccessFeatureRefusals.RoleMissing
        : roles.FirstOrDefault(key => Roles.All.All(role => role.Key != key)) is { } unknown ? AccessFeatureRefusals.RoleUnknown.With(unknown)
        : null;

    /// <summary>
    /// Who manages people does not thereby manage administrators: only those who may make keys may touch an account
    /// with that right or hand it out, else a password reset would be a way up.
    /// </summary>
    public static Refusal? CheckAuthority(IAccess access, Actor actor, IEnumerable<string> roles) =>
        RoleRights.Of(roles).Contains(Rights.AccessManage) && access.Check(actor, Rights.AccessManage) is not null
            ? AccessFeatureRefusals.RoleBeyondOwn
            : null;

    /// <summary>The account to be managed, if the actor may.</summary>
    public static async Task<Result<Account>> FindAsync(WriteUnit unit, IAccess access, AccountId id, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<Account>().SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is not { } account)
        {
            return AccessFeatureRefusals.AccountUnknown;
        }

        return CheckAuthority(access, unit.Actor, account.Roles) is { } refusal ? refusal : account;
    }

    /// <summary>The actor's own account.</summary>
    public static async Task<Result<Account>> FindOwnAsync(PortalDb db, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.Account || !Guid.TryParse(actor.Id, out var value))
        {
            return AccessFeatureRefusals.OnlyOneself;
        }

        var id = new AccountId(value);
        return await db.Set<Account>().SingleOrDefaultAsync(account => account.Id == id, cancellationToken) is { } account
            ? account
            : AccessFeatureRefusals.AccountUnknown;
    }

    /// <summary>True when nobody else could run the portal.</summary>
    public static async Task<bool> IsLastAdministratorAsync(PortalDb db, Account account, CancellationToken cancellationToken)
    {
        if (account.Disabled || !account.Roles.Contains(Roles.Administrator.Key))
        {
            return false;
        }

        var others = await db.Set<Account>().AsNoTracking()
            .Where(other => other.Id != account.Id && !other.Disabled)
            .Select(other => other.Roles)
            .ToListAsync(cancellationToken);
        return others.TrueForAll(roles => !roles.Contains(Roles.Administrator.Key));
    }
}
