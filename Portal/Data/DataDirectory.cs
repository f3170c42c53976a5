namespace Portal.Data;

/// <summary>The folder that holds everything this process keeps.</summary>
public sealed class DataDirectory
{
    /// <summary>Uses a folder, which is made, for this user alone, when it does not exist.</summary>
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>The SQLite database.</summary>
    public string DatabaseFile => File("portal.db");

    /// <summary>The scheduler's own SQLite database, which never shares a file with ours.</summary>
    public string JobsFile => File("jobs.db");

    /// <summary>Held by the one process that owns the folder.</summary>
    public string LockFile => File("portal.lock");

    /// <summary>Head of this node's audit chain, kept outside the database.</summary>
    public string AuditHeadFile => File("audit-head.json");

    /// <summary>Sub-folders whose files belong to the data and travel with a backup.</summary>
    public static IReadOnlyList<string> KeptFolders { get; } = ["keys", "attachments"];

    /// <summary>A file of the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Finds the folder of the configuration: relative to the repository root in Development, else to the executable.</summary>
    public static DataDirectory Resolve(string configured, bool development) =>
        new(System.IO.Path.Combine(development ? RepositoryRoot() : AppContext.BaseDirectory, configured));

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Portal.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
