using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>
/// The way of a question: right, then a short read-only context. Everything that one question reads is one state of the
/// data, so that totals are those of their parts while money arrives. SQLite blocks inside its asynchronous calls, so
/// queries run on the pool and never on a circuit's dispatcher.
/// </summary>
public sealed class PortalReader(IDbContextFactory<PortalDb> contexts, IDatabaseEngine engine, IAccess access)
{
    /// <summary>Checks the right of the use case, then runs the query.</summary>
    public async Task<Result<T>> ReadAsync<TUseCase, T>(
        Actor actor, Func<PortalDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        access.Check(actor, TUseCase.Right) is { } refusal ? refusal : await ReadAsync(query, cancellationToken);

    /// <summary>Checks the right of the use case, then runs a query that may itself refuse.</summary>
    public async Task<Result<T>> TryReadAsync<TUseCase, T>(
        Actor actor, Func<PortalDb, CancellationToken, Task<Result<T>>> query, CancellationToken cancellationToken)
        where TUseCase : IUseCase =>
        access.Check(actor, TUseCase.Right) is { } refusal ? refusal : await ReadAsync(query, cancellationToken);

    /// <summary>A read on nobody's behalf: snapshots, jobs, start-up.</summary>
    public Task<T> ReadAsync<T>(Func<PortalDb, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await db.Database.OpenConnectionAsync(cancellationToken);
                await using var transaction = await engine.BeginReadAsync(db.Database.GetDbConnection(), cancellationToken);
                await db.Database.UseTransactionAsync(transaction, cancellationToken);
                return await query(db, cancellationToken);
            },
            cancellationToken);
}
