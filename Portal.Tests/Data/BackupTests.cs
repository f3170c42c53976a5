using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Backup_WhileManyWrite_IsOneInstantOfTheData()
    {
        await WriteAsync(50);
        var writing = Task.WhenAll(Enumerable.Range(0, 300).Select(_ => WriteAsync(1)));

        var result = await BackUpAsync("copy.db");

        await writing;
        Assert.True(result.IsDone);
        Assert.Equal(["ok"], ReadOnlyDatabase.Column(_folder.File("copy.db"), "PRAGMA integrity_check"));
        await using var copy = Open(_folder.File("copy.db"));
        var findings = await AuditVerification.CheckAsync(copy, [], default);
        Assert.Null(findings.Broken);
        Assert.InRange(findings.Entries, 50, 350);
    }

    [Fact]
    public async Task Backup_OfADirectoryWithKeys_TakesThemAlong()
    {
        await WriteAsync(1);
        Directory.CreateDirectory(Path.Combine(_app.DataDirectory, "keys"));
        await File.WriteAllTextAsync(Path.Combine(_app.DataDirectory, "keys", "key-1.xml"), "<key/>");

        await BackUpAsync("copy.db");

        Assert.Contains("keys/key-1.xml", ReadOnlyDatabase.Column(_folder.File("copy.db"), "SELECT Path FROM BackupFiles"));
    }

    [Fact]
    public async Task Backup_OntoAFileThatExists_IsRefusedAndLeavesIt()
    {
        await WriteAsync(1);
        await File.WriteAllTextAsync(_folder.File("copy.db"), "precious");

        var result = await BackUpAsync("copy.db");

        Assert.Equal(DataRefusals.FileExists.Code, result.Refusal?.Code);
        Assert.Equal("precious", await File.ReadAllTextAsync(_folder.File("copy.db")));
    }

    [Fact]
    public async Task Restore_OfWhatIsNoBackup_IsRefusedAndLeavesTheDatabase()
    {
        await WriteAsync(3);
        await File.WriteAllTextAsync(_folder.File("text.db"), new string('x', 5000));
        await new SqliteCommandOnFile(_folder.File("empty.db")).RunAsync("CREATE TABLE Other (Id INTEGER)");
        await BackUpAsync("forged.db");
        await new SqliteCommandOnFile(_folder.File("forged.db")).RunAsync("UPDATE Audit SET Changes = '{}' WHERE Sequence = 2");
        await BackUpAsync("newer.db");
        await new SqliteCommandOnFile(_folder.File("newer.db")).RunAsync("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Later', '99.0.0')");

        Assert.Equal(DataRefusals.FileMissing.Code, await RestoreAsync("missing.db"));
        Assert.Equal(DataRefusals.NotABackup.Code, await RestoreAsync("text.db"));
        Assert.Equal(DataRefusals.NotABackup.Code, await RestoreAsync("empty.db"));
        Assert.Equal(DataRefusals.ChainBroken.Code, await RestoreAsync("forged.db"));
        Assert.Equal(DataRefusals.FromNewerProgram.Code, await RestoreAsync("newer.db"));
        Assert.Equal(3, await _app.QueryAsync(db => db.Set<AuditEntry>().CountAsync()));
        Assert.Empty(Directory.GetFiles(_app.DataDirectory, "portal.restoring*"));
    }

    private Task<Result> BackUpAsync(string name) =>
        _app.Services.GetRequiredService<DatabaseBackup>().RunAsync(_folder.File(name), default);

    private async Task<string?> RestoreAsync(string name) =>
        (await _app.Services.GetRequiredService<DatabaseRestore>().RunAsync(PortalApp.Tester, _folder.File(name), default)).Refusal?.Code;

    private async Task WriteAsync(int entries)
    {
        for (var number = 0; number < entries; number++)
        {
            await _app.Writer.WriteAsync<Note>(
                PortalApp.Tester,
                (unit, _) =>
                {
                    unit.Record("""{"note":"一"}""");
                    return Task.FromResult(Result.Done);
                },
                default);
        }
    }

    private static PortalDb Open(string file) =>
        new(new DbContextOptionsBuilder<PortalDb>().UseSqlite($"Data Source={file};Mode=ReadOnly;Pooling=False").Options);

    private sealed class SqliteCommandOnFile(string file)
    {
        public async Task RunAsync(string sql)
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class Note : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
