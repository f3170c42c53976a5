using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>
/// What a sign-in leaves behind: failures counted, lockout, used codes. Each is one unit of the writer, so attempts that
/// come side by side are counted one by one and a code is taken once.
/// </summary>
internal sealed class KeepSignIn(PortalWriter writer, TimeProvider clock) : IUseCase
{
    public const int AttemptsUntilLockout = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Nobody is signed in yet; the account stands in the entry.</summary>
    public static Actor Actor { get; } = Actor.System("sign-in");

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    public bool IsLocked(Account account) => account.LockedUntil > clock.GetUtcNow();

    /// <summary>Counts a wrong password or code; the last allowed one locks.</summary>
    public Task FailedAsync(Account account) => ChangeAsync(account, (stored, now) =>
    {
        stored.FailedSignIns++;
        if (stored.FailedSignIns >= AttemptsUntilLockout)
        {
            stored.FailedSignIns = 0;
            stored.LockedUntil = now + Lockout;
        }

        account.FailedSignIns = stored.FailedSignIns;
        account.LockedUntil = stored.LockedUntil;
        return true;
    });

    /// <summary>Forgets the failures after a good sign-in.</summary>
    public Task SucceededAsync(Account account) => account.FailedSignIns == 0 && account.LockedUntil is null
        ? Task.CompletedTask
        : ChangeAsync(account, (stored, _) =>
        {
            stored.FailedSignIns = 0;
            stored.LockedUntil = null;
            return true;
        });

    /// <summary>Takes a code of the authenticator app; false when it is wrong or used.</summary>
    public Task<bool> TakeCodeAsync(Account account, string code) => ChangeAsync(account, (stored, now) =>
    {
        if (stored.AuthenticatorKey is not { } key || Totp.Match(key, code, now, stored.LastTimeStep) is not { } step)
        {
            return false;
        }

        stored.LastTimeStep = step;
        return true;
    });

    /// <summary>Takes a recovery code; false when it is wrong or used.</summary>
    public Task<bool> TakeRecoveryCodeAsync(Account account, string code) => ChangeAsync(account, (stored, _) =>
    {
        var hash = RecoveryCodes.Hash(code);
        if (!stored.RecoveryCodes.Contains(hash))
        {
            return false;
        }

        stored.RecoveryCodes = [.. stored.RecoveryCodes.Where(left => left != hash)];
        return true;
    });

    private async Task<bool> ChangeAsync(Account account, Func<Account, DateTimeOffset, bool> change)
    {
        var result = await writer.WriteAsync<KeepSignIn, bool>(
            Actor,
            async (unit, token) => change(await unit.Db.Set<Account>().SingleAsync(stored => stored.Id == account.Id, token), unit.Now),
            CancellationToken.None);
        return result.IsDone && result.Value;
    }
}
