using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>The customer was called back.</summary>
public sealed class CallBackCase(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Records the customer's answer: 1 to 5, or null with a note when there was none.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, int? satisfaction, string? note, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<CallBackCase>(actor, id, seenVersion, (one, move) => one.CallBack(satisfaction, note, move), cancellationToken);
}
