using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Refusals about keys and accounts.</summary>
internal static class AccessFeatureRefusals
{
    public static readonly Refusal NameMissing = new("access.name-missing", "name");
    public static readonly Refusal KeyUnknown = new("access.key-unknown");
    public static readonly Refusal KeyRevoked = new("access.key-revoked");

    public static readonly Refusal LoginInvalid = new("access.login-invalid", "login");
    public static readonly Refusal LoginTaken = new("access.login-taken", "login");
    public static readonly Refusal PersonUnknown = new("access.person-unknown", "person");
    public static readonly Refusal PersonHasAccount = new("access.person-has-account", "person");
    public static readonly Refusal RoleMissing = new("access.role-missing", "roles");
    public static readonly Refusal RoleUnknown = new("access.role-unknown", "roles");
    public static readonly Refusal RoleBeyondOwn = new("access.role-beyond-own", "roles");
    public static readonly Refusal AccountUnknown = new("access.account-unknown");
    public static readonly Refusal AccountDisabled = new("access.account-disabled");
    public static readonly Refusal AccountEnabled = new("access.account-enabled");
    public static readonly Refusal NotOneself = new("access.not-oneself");
    public static readonly Refusal LastAdministrator = new("access.last-administrator");
    public static readonly Refusal OnlyOneself = new("access.only-oneself");

    public static readonly Refusal PasswordShort = new("access.password-short", "password");
    public static readonly Refusal PasswordLong = new("access.password-long", "password");
    public static readonly Refusal PasswordSame = new("access.password-same", "password");
    public static readonly Refusal PasswordWrong = new("access.password-wrong", "current");
    public static readonly Refusal PasswordsDiffer = new("access.passwords-differ", "repeated");
    public static readonly Refusal PasswordIsLogin = new("access.password-is-login", "password");

    public static readonly Refusal SecondFactorOn = new("access.second-factor-on");
    public static readonly Refusal SecondFactorOff = new("access.second-factor-off");
    public static readonly Refusal CodeWrong = new("access.code-wrong", "code");
    public static readonly Refusal SignInFailed = new("access.sign-in-failed");
    public static readonly Refusal LockedOut = new("access.locked-out");
    public static readonly Refusal TooManyAttempts = new("access.too-many-attempts");
    public static readonly Refusal SetUpDone = new("access.set-up-done");
    public static readonly Refusal ReasonMissing = new("access.reason-missing", "reason");
    public static readonly Refusal PersonalDataUnknown = new("access.personal-data-unknown");
}
