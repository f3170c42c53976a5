using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Tests.Support;

/// <summary>A database file that was migrated once for the whole run: a copy takes a fraction of the time of migrating each.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<byte[]> Migrated = new(Make);

    /// <summary>Puts a migrated, empty database into a data directory.</summary>
    public static void CopyTo(string directory) => File.WriteAllBytes(Path.Combine(directory, "portal.db"), Migrated.Value);

    /// <summary>Blocking, since it is made inside constructors of tests.</summary>
    private static byte[] Make()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("portal.db");
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseSqlite(connection).Options);
            db.Database.Migrate();
        }

        return File.ReadAllBytes(file);
    }
}
