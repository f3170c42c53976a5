using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>The matter is not settled after all.</summary>
public sealed class ReopenCase(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Puts the case back to pending, for a reason.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, string reason, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<ReopenCase>(actor, id, seenVersion, (one, move) => one.Reopen(reason, move), cancellationToken);
}
