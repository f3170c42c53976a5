using Microsoft.AspNetCore.Identity;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>Id of an account.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);
}

/// <summary>
/// A login. Roles are data, keys of <see cref="Roles"/>; what they may do says <see cref="RoleRights"/>. A staff list
/// changes the person, never the account, so an import cannot hand out rights.
/// </summary>
public sealed class Account
{
    /// <summary>Identity of the account.</summary>
    public required AccountId Id { get; init; }

    /// <summary>What is typed at sign-in.</summary>
    public required string Login { get; set; }

    /// <summary>The login as it is compared: upper case, unique.</summary>
    public required string NormalizedLogin { get; set; }

    /// <summary>Name shown and kept with audit entries.</summary>
    public required string Name { get; set; }

    /// <summary>The person it belongs to; null for an account of the portal's own administration.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>Role keys.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>PBKDF2 in the format of ASP.NET Core Identity.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>Changes with password, second factor and disabling; a cookie with another stamp opens nothing.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>A disabled account opens nothing.</summary>
    public bool Disabled { get; set; }

    /// <summary>The password was given by somebody else: nothing else is possible until it is changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Made by the demonstration; its password is known to everybody and need not be changed.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Preferred language (<c>zh-CN</c> or <c>en</c>), or null to follow the browser.</summary>
    public string? Language { get; set; }

    /// <summary>Preferred theme (<c>light</c> or <c>dark</c>), or null for light.</summary>
    public string? Theme { get; set; }

    /// <summary>Failed sign-ins since the last good one or the last lockout.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>Nobody signs in before this instant.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Shared secret of the authenticator app, Base32; null without a second factor.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>SHA-256 of the recovery codes that are left, in hexadecimal.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    /// <summary>The time step of the last code that was accepted, so that nobody uses a code twice.</summary>
    public long LastTimeStep { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether sign-in asks for a code of the authenticator app.</summary>
    public bool HasSecondFactor => AuthenticatorKey is not null;

    /// <summary>The account as an actor.</summary>
    public Actor ToActor() => new(ActorKind.Account, Id.Value.ToString("D"), Name, PersonId);

    /// <summary>A new account; the password is hashed already.</summary>
    internal static Account New(DateTimeOffset now, NewAccount details, string passwordHash) => new()
    {
        Id = TypedId.New<AccountId>(now),
        Login = details.Login,
        NormalizedLogin = Normalize(details.Login),
        Name = details.Name,
        PersonId = details.Person,
        Roles = details.Roles,
        PasswordHash = passwordHash,
        SecurityStamp = NewStamp(),
        MustChangePassword = !details.Demonstration && !details.OwnPassword,
        Demonstration = details.Demonstration,
        CreatedAt = now,
    };

    /// <summary>Ends every session of the account.</summary>
    internal void EndSessions() => SecurityStamp = NewStamp();

    internal static string Normalize(string login) => new UpperInvariantLookupNormalizer().NormalizeName(login.Trim());

    private static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
