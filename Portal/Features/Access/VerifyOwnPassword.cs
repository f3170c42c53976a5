using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Whether somebody who is signed in knows the password of the account: a signature. Wrong ones are limited by account.</summary>
public sealed class VerifyOwnPassword : IUseCase
{
    private const string Purpose = "signature";
    private readonly PortalReader _reader;
    private readonly Passwords _passwords;
    private readonly AttemptLimiter _limiter;

    internal VerifyOwnPassword(PortalReader reader, Passwords passwords, AttemptLimiter limiter) => (_reader, _passwords, _limiter) = (reader, passwords, limiter);

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Done, or refused when it is wrong, was wrong too often, or the actor has no password.</summary>
    public async Task<Result> RunAsync(Actor actor, string password, CancellationToken cancellationToken)
    {
        var own = await _reader.TryReadAsync<VerifyOwnPassword, Account>(actor, (db, token) => AccountRules.FindOwnAsync(db, actor, token), cancellationToken);
        if (!own.IsDone)
        {
            return own.Refusal;
        }

        if (_limiter.IsLimited(actor.Id, Purpose))
        {
            return AccessFeatureRefusals.TooManyAttempts;
        }

        if (password.Length is 0 or > Passwords.MaximumLength || !await _passwords.IsRightAsync(own.Value.PasswordHash, password))
        {
            _limiter.Failed(actor.Id, Purpose);
            return AccessFeatureRefusals.PasswordWrong;
        }

        return Result.Done;
    }
}
