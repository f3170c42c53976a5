using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Notes progress.</summary>
public sealed class AddCaseNote(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Adds the note. It cannot be stale: a note is about the matter, not about a state of the case.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, string note, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<AddCaseNote>(actor, id, seenVersion: null, (one, move) => one.AddNote(note, move), cancellationToken);
}
