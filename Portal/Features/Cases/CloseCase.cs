using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Closes a resolved case.</summary>
public sealed class CloseCase(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesWork;

    /// <summary>Closes it, where the site's closing rules are met.</summary>
    public Task<Result> RunAsync(Actor actor, CaseId id, int? seenVersion, CancellationToken cancellationToken) =>
        writer.MoveCaseAsync<CloseCase>(
            actor,
            id,
            seenVersion,
            async (unit, one, move, token) =>
                one.Close(move, await unit.Db.Set<ClosingRule>().AsNoTracking().Where(rule => rule.Kind == one.Kind).ToListAsync(token)),
            cancellationToken);
}
