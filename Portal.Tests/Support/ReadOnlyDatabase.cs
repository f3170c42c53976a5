using Microsoft.Data.Sqlite;

namespace Portal.Tests.Support;

/// <summary>Looks into an SQLite file from outside the portal.</summary>
internal static class ReadOnlyDatabase
{
    /// <summary>The first column of a query's rows, as text.</summary>
    public static string[] Column(string file, string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return [.. values];
    }
}
