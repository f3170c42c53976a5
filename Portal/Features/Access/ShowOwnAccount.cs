using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>One's own account as its page shows it.</summary>
internal sealed class ShowOwnAccount(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Reads it, without hashes and keys.</summary>
    public Task<Result<OwnAccount>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ShowOwnAccount, OwnAccount>(
            actor,
            async (db, token) =>
            {
                var found = await AccountRules.FindOwnAsync(db, actor, token);
                return found.IsDone
                    ? new OwnAccount(found.Value.Login, found.Value.MustChangePassword, found.Value.HasSecondFactor, found.Value.RecoveryCodes.Count)
                    : found.Refusal;
            },
            cancellationToken);
}

/// <summary>What an account's owner sees of it.</summary>
internal sealed record OwnAccount(string Login, bool MustChangePassword, bool HasSecondFactor, int RecoveryCodesLeft);
