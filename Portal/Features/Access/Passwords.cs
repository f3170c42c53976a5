using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>
/// Rules and hashes of passwords: long enough, not the login, nothing about composition. Hashing takes a tenth of a
/// second on purpose, so it happens on the pool and before a change queues for the writer.
/// </summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    /// <summary>Rounds of PBKDF2.</summary>
    public const int Iterations = 210_000;
    /// <summary>Fewest characters.</summary>
    public const int MinimumLength = 12;
    /// <summary>Most characters, so that nobody makes the portal hash a book.</summary>
    public const int MaximumLength = 128;

    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static readonly Account Nobody = Account.New(DateTimeOffset.UnixEpoch, new NewAccount("nobody", "nobody", []), "");

    /// <summary>Why this password will not do, or null.</summary>
    public static Refusal? Check(string password, string login) =>
        password.Length < MinimumLength ? AccessFeatureRefusals.PasswordShort.With(MinimumLength)
        : password.Length > MaximumLength ? AccessFeatureRefusals.PasswordLong.With(MaximumLength)
        : Account.Normalize(password) == Account.Normalize(login) ? AccessFeatureRefusals.PasswordIsLogin
        : null;

    /// <summary>A password to be used once: 60 random bits in letters that cannot be mistaken for one another.</summary>
    public static string OneTime()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 12);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }

    /// <summary>Hashes a password on the pool.</summary>
    public Task<string> HashAsync(string password) => Task.Run(() => hasher.HashPassword(Nobody, password));

    /// <summary>Compares a password with a hash on the pool.</summary>
    public Task<bool> IsRightAsync(string hash, string password) =>
        Task.Run(() => hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed);
}
