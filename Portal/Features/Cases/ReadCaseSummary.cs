using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>The pending, overdue and waiting cases of an instant.</summary>
public sealed class ReadCaseSummary(PortalReader reader, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesRead;

    /// <summary>Counts at any instant, past ones as they were then.</summary>
    public Task<Result<CaseFigures>> RunAsync(Actor actor, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadCaseSummary, CaseFigures>(
            actor,
            async (db, token) => await db.CaseFiguresAsync(asOf, await CaseLimit.AllAsync(db, token), zone, token),
            cancellationToken);
}
