using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>
/// Puts a backup in the place of the database. The backup is copied and checked first, the old database is kept aside,
/// and one rename makes the change, so a crash leaves either the old or the new database whole. The restored chain says
/// in its next entry that it was restored.
/// </summary>
internal sealed class DatabaseRestore(
    IDatabaseEngine engine, DataDirectory directory, PortalWriter writer, AuditHeadFile head, TimeProvider clock) : IUseCase
{
    public static string Right => Rights.SettingsManage;

    /// <summary>Restores; needs the lock of the data directory. Answers the folder that keeps the old database, or "" when there was none.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, string file, CancellationToken cancellationToken)
    {
        if (engine.Provider != DatabaseProvider.Sqlite)
        {
            return DataRefusals.EngineHasItsOwn;
        }

        if (!File.Exists(file))
        {
            return DataRefusals.FileMissing.With(file);
        }

        var copy = directory.File("portal.restoring.db");
        try
        {
            File.Copy(file, copy, overwrite: true);
            if (await CheckAsync(copy, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            var aside = await SetAsideAsync(cancellationToken);
            await TakeFilesOutAsync(copy, cancellationToken);
            Sync(copy);
            File.Delete(directory.DatabaseFile + "-wal");
            File.Delete(directory.DatabaseFile + "-shm");
            File.Move(copy, directory.DatabaseFile, overwrite: true);
            ForgetHeads();
            await RecordAsync(actor, file, cancellationToken);
            return aside;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 11 or 26)
        {
            return DataRefusals.NotABackup.With(file);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private async Task<Refusal?> CheckAsync(string copy, CancellationToken cancellationToken)
    {
        await using var connection = await SqliteEngine.OpenCopyAsync(copy, SqliteOpenMode.ReadOnly, cancellationToken);
        if ((await engine.CheckIntegrityAsync(connection, cancellationToken)).Count > 0 || !await IsPortalAsync(connection, cancellationToken))
        {
            return DataRefusals.NotABackup.With(copy);
        }

        var options = new DbContextOptionsBuilder<PortalDb>();
        engine.ConfigureWriter(options, connection);
        await using var db = new PortalDb(options.Options);
        if ((await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            return DataRefusals.FromNewerProgram;
        }

        var findings = await AuditVerification.CheckAsync(db, [], cancellationToken);
        return findings.Broken is { } broken ? DataRefusals.ChainBroken.With(broken.Node, broken.Sequence) : null;
    }

    private static async Task<bool> IsPortalAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('Audit', '__EFMigrationsHistory')";
        return await command.ExecuteScalarAsync(cancellationToken) is 2L;
    }

    /// <summary>Copies what is there now. A damaged database may be just why somebody restores, so failing to tidy it is no reason to stop.</summary>
    private async Task<string> SetAsideAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(directory.DatabaseFile))
        {
            return "";
        }

        try
        {
            await using var connection = await engine.OpenWriterAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException)
        {
        }

        var aside = directory.File("before-restore-" + clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(aside);
        var files = Directory.EnumerateFiles(directory.Path, "portal.db*")
            .Concat(Directory.EnumerateFiles(directory.Path, "audit-head*.json"))
            .Concat(DataDirectory.KeptFolders.Select(directory.File).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)));
        foreach (var file in files.ToList())
        {
            var target = Path.Combine(aside, Path.GetRelativePath(directory.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
            Sync(target);
        }

        return aside;
    }

    private async Task TakeFilesOutAsync(string copy, CancellationToken cancellationToken)
    {
        await using var connection = await SqliteEngine.OpenCopyAsync(copy, SqliteOpenMode.ReadWrite, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE name = '{DatabaseBackup.FilesTable}'";
        if (await command.ExecuteScalarAsync(cancellationToken) is 0L)
        {
            return;
        }

        command.CommandText = $"""SELECT "Path", "Content" FROM "{DatabaseBackup.FilesTable}" """;
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var target = Path.GetFullPath(reader.GetString(0), directory.Path);
                if (DataDirectory.KeptFolders.Any(folder => target.StartsWith(directory.File(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    await File.WriteAllBytesAsync(target, (byte[])reader.GetValue(1), cancellationToken);
                }
            }
        }

        command.CommandText = $"DROP TABLE \"{DatabaseBackup.FilesTable}\"";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The heads of the old chain stand aside with it.</summary>
    private void ForgetHeads()
    {
        foreach (var file in Directory.EnumerateFiles(directory.Path, "audit-head*.json").ToList())
        {
            File.Delete(file);
        }
    }

    private async Task RecordAsync(Actor actor, string file, CancellationToken cancellationToken)
    {
        SqliteConnection.ClearAllPools();
        await writer.MigrateAsync(cancellationToken);
        await writer.WriteAsync<DatabaseRestore>(
            actor,
            (unit, _) =>
            {
                unit.Record(JsonSerializer.Serialize(new { restoredFrom = Path.GetFileName(file) }));
                return Task.FromResult(Result.Done);
            },
            cancellationToken);
        await writer.DisposeAsync();
        head.Keep();
    }

    private static void Sync(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
