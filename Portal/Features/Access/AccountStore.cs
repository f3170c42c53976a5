using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>
/// Where ASP.NET Core Identity finds accounts. Accounts are made and changed by use cases; all that Identity itself
/// writes through this store is a password hash that it strengthened.
/// </summary>
internal sealed class AccountStore(PortalReader reader, PortalWriter writer) :
    IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserTwoFactorStore<Account>
{
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var value)
            ? reader.ReadAsync((db, token) => db.Set<Account>().SingleOrDefaultAsync(account => account.Id == new AccountId(value), token), cancellationToken)
            : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => db.Set<Account>().SingleOrDefaultAsync(account => account.NormalizedLogin == normalizedUserName, token), cancellationToken);

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync<KeepSignIn>(
            KeepSignIn.Actor,
            async (unit, token) =>
            {
                var account = await unit.Db.Set<Account>().SingleAsync(account => account.Id == user.Id, token);
                if (account.SecurityStamp == user.SecurityStamp)
                {
                    account.PasswordHash = user.PasswordHash;
                }

                return Result.Done;
            },
            cancellationToken);
        return result.IsDone ? IdentityResult.Success : IdentityResult.Failed();
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are made by CreateAccount.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are disabled, never deleted.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.ToActor().Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedLogin);

    // Identity normalises again before it updates; the value is the same.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash ?? user.PasswordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    // A strengthened hash is the same password: sessions go on.
    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.HasSecondFactor);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
