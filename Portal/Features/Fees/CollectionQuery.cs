using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Asks what is receivable and collected of a month as of an instant.</summary>
public sealed class CollectionQuery(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesRead;

    /// <summary>The figures of all fee types and in total.</summary>
    public Task<Result<CollectionFigures>> RunAsync(
        Actor actor, Period period, DateTimeOffset asOf, CancellationToken cancellationToken) =>
        reader.ReadAsync<CollectionQuery, CollectionFigures>(
            actor, (db, token) => db.CollectionAsync(period, asOf, token), cancellationToken);
}
