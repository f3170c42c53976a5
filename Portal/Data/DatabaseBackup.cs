using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>
/// Copies the database of one instant into one file while it is being written, over a read-only connection. The file is
/// itself an SQLite database; keys and attachments travel in its table <c>BackupFiles</c>.
/// </summary>
internal sealed class DatabaseBackup(IDatabaseEngine engine, IDbContextFactory<PortalDb> contexts, DataDirectory directory)
{
    internal const string FilesTable = "BackupFiles";

    /// <summary>Makes the backup; the file appears when it is complete.</summary>
    /// <param name="file">Absolute path; must not exist.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task<Result> RunAsync(string file, CancellationToken cancellationToken)
    {
        if (engine.Provider != DatabaseProvider.Sqlite)
        {
            return DataRefusals.EngineHasItsOwn;
        }

        if (File.Exists(file) || Directory.Exists(file))
        {
            return DataRefusals.FileExists.With(file);
        }

        var draft = file + ".partial";
        File.Delete(draft);
        try
        {
            await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            {
                await db.Database.ExecuteSqlAsync($"VACUUM INTO {draft}", cancellationToken);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            await AddFilesAsync(draft, cancellationToken);
            await using (var stream = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file);
            return Result.Done;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task AddFilesAsync(string draft, CancellationToken cancellationToken)
    {
        await using var connection = await SqliteEngine.OpenCopyAsync(draft, SqliteOpenMode.ReadWrite, cancellationToken);
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""CREATE TABLE "{FilesTable}" ("Path" TEXT NOT NULL PRIMARY KEY, "Content" BLOB NOT NULL)""";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = $"""INSERT INTO "{FilesTable}" ("Path", "Content") VALUES (@path, @content)""";
        foreach (var folder in DataDirectory.KeptFolders.Select(directory.File).Where(Directory.Exists))
        {
            foreach (var kept in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                command.Parameters.Clear();
                command.Parameters.AddWithValue("@path", Path.GetRelativePath(directory.Path, kept).Replace('\\', '/'));
                command.Parameters.AddWithValue("@content", await File.ReadAllBytesAsync(kept, cancellationToken));
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
