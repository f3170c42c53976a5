using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>The person sent has begun.</summary>
public sealed class RespondToCase(PortalWriter writer, IAccess access) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Records the response. Who may not assign responds to their own cases only.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, string? note, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<RespondToCase>(
            actor, id, seenVersion, (one, move) => access.NotOwn(actor, one) is { } refusal ? refusal : one.Respond(move, note), cancellationToken);
}
