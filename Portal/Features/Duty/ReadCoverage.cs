using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Shows every post's coverage at an instant, and who is behind the figures.</summary>
public sealed class ReadCoverage(PortalReader reader, DutyRecordLoader loader, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>Coverage at <paramref name="at"/>.</summary>
    public Task<Result<CoverageAt>> RunAsync(Actor actor, DateTimeOffset at, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadCoverage, CoverageAt>(
            actor,
            async (db, token) => (await loader.LoadAsync(db, at, at, token)).Coverage.At(at, clock.GetUtcNow()),
            cancellationToken);

    /// <summary>Coverage at <paramref name="at"/>, with the people at each post.</summary>
    public Task<Result<CoverageRows>> RowsAsync(Actor actor, DateTimeOffset at, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadCoverage, CoverageRows>(
            actor,
            async (db, token) => CoverageRows.Of(await loader.LoadAsync(db, at, at, token), at, clock.GetUtcNow()),
            cancellationToken);
}
