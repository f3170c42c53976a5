using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Whether the database's files are sound and its audit chain unbroken; over a read-only connection.</summary>
internal sealed class DatabaseVerification(IDatabaseEngine engine, IDbContextFactory<PortalDb> contexts, AuditVerification audit)
{
    /// <summary>Damage first: a damaged file may still hold a chain that reads well.</summary>
    public async Task<(IReadOnlyList<string> Damage, AuditFindings Audit)> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var damage = await engine.CheckIntegrityAsync(db.Database.GetDbConnection(), cancellationToken);
        return (damage, await audit.RunAsync(cancellationToken));
    }
}
