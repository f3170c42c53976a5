using Microsoft.AspNetCore.Identity;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>How far a sign-in came.</summary>
internal enum SignInStep
{
    /// <summary>Signed in.</summary>
    Done,

    /// <summary>The password was right; a code is needed.</summary>
    SecondFactor,
}

/// <summary>Signs people in. Wrong login and wrong password are one answer that takes the same time.</summary>
internal sealed class SignIn(SignInManager<Account> manager, Passwords passwords, AttemptLimiter limiter, IHttpContextAccessor accessor)
{
    public const string Purpose = "sign-in";

    // Verified when there is no such login, so that its absence cannot be measured.
    private static string? _decoy;

    private HttpContext Context => accessor.HttpContext!;

    public async Task<Result<SignInStep>> WithPasswordAsync(string login, string password, bool remember)
    {
        if (limiter.IsLimited(Context, Purpose))
        {
            return AccessFeatureRefusals.TooManyAttempts;
        }

        if (password.Length > Passwords.MaximumLength || await manager.UserManager.FindByNameAsync(login.Trim()) is not { } account)
        {
            await passwords.IsRightAsync(_decoy ??= await passwords.HashAsync(Passwords.OneTime()), password[..Math.Min(password.Length, Passwords.MaximumLength)]);
            limiter.Failed(Context, Purpose);
            return AccessFeatureRefusals.SignInFailed;
        }

        var result = await manager.PasswordSignInAsync(account, password, remember, lockoutOnFailure: true);
        return result.RequiresTwoFactor ? SignInStep.SecondFactor : Conclude(result, account);
    }

    /// <summary>The second step, with a code of the app or a recovery code.</summary>
    public async Task<Result<SignInStep>> WithCodeAsync(string code, bool isRecovery, bool remember)
    {
        if (limiter.IsLimited(Context, Purpose))
        {
            return AccessFeatureRefusals.TooManyAttempts;
        }

        if (await manager.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return AccessFeatureRefusals.SignInFailed;
        }

        var result = isRecovery
            ? await manager.TwoFactorRecoveryCodeSignInAsync(code)
            : await manager.TwoFactorAuthenticatorSignInAsync(code, remember, rememberClient: false);
        return result.Succeeded || result.IsLockedOut ? Conclude(result, account) : Failed(AccessFeatureRefusals.CodeWrong);
    }

    /// <summary>Gives this browser the stamp of an account that changed its own password or second factor.</summary>
    public async Task RenewAsync(string accountId)
    {
        if (await manager.UserManager.FindByIdAsync(accountId) is { } account)
        {
            await manager.RefreshSignInAsync(account);
        }
    }

    public Task OutAsync() => manager.SignOutAsync();

    private Result<SignInStep> Conclude(SignInResult result, Account account)
    {
        if (!result.Succeeded)
        {
            return Failed(result.IsLockedOut ? AccessFeatureRefusals.LockedOut : AccessFeatureRefusals.SignInFailed);
        }

        PreferenceCookies.Write(Context, account.Language, account.Theme);
        return SignInStep.Done;
    }

    private Refusal Failed(Refusal refusal)
    {
        limiter.Failed(Context, Purpose);
        return refusal;
    }
}
