using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Features.Access;

/// <summary>Identity's own flow of sign-in, with the portal's clock and with failures counted by the one writer.</summary>
internal sealed class Accounts(
    KeepSignIn signIns,
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> validators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Account>> logger)
    : UserManager<Account>(store, options, hasher, validators, passwordValidators, normalizer, errors, services, logger)
{
    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(signIns.IsLocked(user));

    // The hash takes its tenth of a second on the pool.
    public override Task<bool> CheckPasswordAsync(Account user, string password) => Task.Run(() => base.CheckPasswordAsync(user, password));

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        await signIns.FailedAsync(user);
        return IdentityResult.Success;
    }

    public override async Task<IdentityResult> ResetAccessFailedCountAsync(Account user)
    {
        await signIns.SucceededAsync(user);
        return IdentityResult.Success;
    }

    public override Task<IList<string>> GetValidTwoFactorProvidersAsync(Account user) =>
        Task.FromResult<IList<string>>(user.HasSecondFactor ? [TokenOptions.DefaultAuthenticatorProvider] : []);

    public override Task<bool> VerifyTwoFactorTokenAsync(Account user, string tokenProvider, string token) => signIns.TakeCodeAsync(user, token);

    /// <summary>Identity does not count wrong recovery codes; here they lock like wrong passwords.</summary>
    public override async Task<IdentityResult> RedeemTwoFactorRecoveryCodeAsync(Account user, string code)
    {
        if (user.Disabled || signIns.IsLocked(user))
        {
            return IdentityResult.Failed();
        }

        if (await signIns.TakeRecoveryCodeAsync(user, code))
        {
            return IdentityResult.Success;
        }

        await signIns.FailedAsync(user);
        return IdentityResult.Failed();
    }
}
