using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Portal.Data;

/// <summary>Whether the database answers and has every migration of this program.</summary>
internal sealed class DatabaseReadiness(IDbContextFactory<PortalDb> contexts) : IHealthCheck
{
    private volatile bool _migrated;

    public async Task<bool> IsMigratedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (_migrated)
            {
                return await db.Database.CanConnectAsync(cancellationToken);
            }

            _migrated = !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
            return _migrated;
        }
        catch (Exception exception) when (exception is SqliteException or NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Asked on the pool: SQLite blocks inside its asynchronous calls.</summary>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Task.Run(() => IsMigratedAsync(cancellationToken), cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy();
}
