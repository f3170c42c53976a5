using Portal.Tests.Support;

namespace Portal.Tests.App.CommandLine;

/// <summary>The command line from outside: exit codes, standard output, one owner of the data.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ApiKeyCreate_OnAnEmptyDirectory_PrintsTheKeyAloneAndVerifyIsClean()
    {
        var created = await PortalProcess.RunAsync(_folder.Path, "apikey", "create", "terminal", "--scope", "write");

        Assert.Equal(0, created.Exit);
        Assert.Matches(@"\Apk_[\w-]{43}\r?\n\z", created.Output);

        var verified = await PortalProcess.RunAsync(_folder.Path, "verify");

        Assert.Equal(0, verified.Exit);
        Assert.Contains("1", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongUsage_ExitsWith2AndSaysSoOnStandardErrorOnly()
    {
        var outcome = await PortalProcess.RunAsync(_folder.Path, "apikey", "create");

        Assert.Equal((2, ""), (outcome.Exit, outcome.Output));
        Assert.NotEmpty(outcome.Messages);
    }

    [Fact]
    public async Task WhileAServerHoldsTheData_VerbsAreHandedOverAndASecondServerAndARestoreAreRefused()
    {
        await using var server = await PortalProcess.ServeAsync(_folder.Path);

        var key = await PortalProcess.RunAsync(_folder.Path, "apikey", "create", "handed over");
        var device = await PortalProcess.RunAsync(_folder.Path, "device", "create", "lobby");
        var refused = await PortalProcess.RunAsync(_folder.Path, "device", "create", " ");
        var backup = await PortalProcess.RunAsync(_folder.Path, "backup", "copy.db");
        var verified = await PortalProcess.RunAsync(_folder.Path, "verify");
        var restore = await PortalProcess.RunAsync(_folder.Path, "restore", "copy.db");
        await using var second = PortalProcess.Start(_folder.Path);
        var secondServer = await second.EndAsync();

        Assert.Equal((0, 0, 1), (key.Exit, device.Exit, refused.Exit));
        Assert.StartsWith("pd_", device.Output, StringComparison.Ordinal);
        Assert.Equal("", refused.Output);
        Assert.Equal(
            ["handed over", "lobby"],
            ReadOnlyDatabase.Column(_folder.File("copy.db"), "SELECT Name FROM ApiKeys ORDER BY Name"));
        Assert.Equal((0, ""), (backup.Exit, backup.Output));
        Assert.Equal(0, verified.Exit);
        Assert.Equal((1, ""), (restore.Exit, restore.Output));
        Assert.Contains("portal.lock", restore.Messages, StringComparison.Ordinal);
        Assert.Equal(1, secondServer.Exit);
        Assert.Contains("portal.lock", secondServer.Messages, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("portal.sock")));
        }
    }

    [Fact]
    public async Task ApiKeyCreate_AfterTheServerWasKilled_TakesTheDataItself()
    {
        await using (var server = await PortalProcess.ServeAsync(_folder.Path))
        {
            await server.KillAsync();
        }

        var outcome = await PortalProcess.RunAsync(_folder.Path, "apikey", "create", "after");

        Assert.Equal(0, outcome.Exit);
    }

    [Fact]
    public async Task Restore_OfABackup_BringsItsDataBackAndKeepsTheOldOneAside()
    {
        await PortalProcess.RunAsync(_folder.Path, "apikey", "create", "before");
        await PortalProcess.RunAsync(_folder.Path, "backup", "copy.db");
        await PortalProcess.RunAsync(_folder.Path, "apikey", "create", "after");

        var restored = await PortalProcess.RunAsync(_folder.Path, "restore", "copy.db");
        var verified = await PortalProcess.RunAsync(_folder.Path, "verify");

        Assert.Equal((0, ""), (restored.Exit, restored.Output));
        Assert.Equal(0, verified.Exit);
        Assert.Single(Directory.GetDirectories(_folder.Path, "before-restore-*"));
        Assert.Equal(["before"], ReadOnlyDatabase.Column(_folder.File("portal.db"), "SELECT Name FROM ApiKeys"));
        Assert.Equal(
            ["CreateKey", "DatabaseRestore"],
            ReadOnlyDatabase.Column(_folder.File("portal.db"), "SELECT Action FROM Audit ORDER BY Sequence"));
    }
}
