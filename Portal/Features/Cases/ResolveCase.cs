using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>The work is done.</summary>
public sealed class ResolveCase(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Records the result. Who may not assign resolves their own cases only.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, string result, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<ResolveCase>(
            actor, id, seenVersion, (one, move) => access.NotOwn(actor, one) is { } refusal ? refusal : one.Resolve(result, move), cancellationToken);
}
