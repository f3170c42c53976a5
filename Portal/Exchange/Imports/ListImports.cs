using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Exchange.Imports;

/// <summary>The import history, newest first.</summary>
public sealed class ListImports(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.ImportRun;

    /// <summary>The latest imports.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<Result<IReadOnlyList<ImportRun>>> RunAsync(Actor actor, int take, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListImports, IReadOnlyList<ImportRun>>(
            actor,
            async (db, token) => await db.Set<ImportRun>().OrderByDescending(run => run.At).Take(take).ToListAsync(token),
            cancellationToken);
}
