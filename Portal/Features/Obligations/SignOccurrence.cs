using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;

namespace Portal.Features.Obligations;

/// <summary>
/// Signs an occurrence and confirms it. The password is checked before the change queues: hashing takes its time. It says who
/// signed more surely than a drawn line, which a colleague at the same open page could draw as well.
/// </summary>
public sealed class SignOccurrence(VerifyOwnPassword verify, ConfirmOccurrence confirm) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Signs and confirms.</summary>
    /// <param name="actor">Who signs; an account.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="note">What was received or found, or null.</param>
    /// <param name="password">The actor's own password, typed again.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result> RunAsync(Actor actor, string obligation, string key, string? note, string password, CancellationToken cancellationToken) =>
        (await verify.RunAsync(actor, password, cancellationToken)).Refusal is { } refusal
            ? refusal
            : await confirm.SignedAsync(actor, obligation, key, note, cancellationToken);
}
