using Microsoft.Data.Sqlite;

namespace Portal.Bench.Hosting;

/// <summary>Rows of a table as the database keeps them, for baselines that write the very same rows.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Values in the order of the columns.</param>
internal sealed record BareRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<object[]> Rows)
{
    /// <summary>Reads rows of a table.</summary>
    public static BareRows Read(SqliteConnection connection, string table, string where)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" WHERE {where}";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            rows.Add(row);
        }

        return new BareRows(table, columns, rows);
    }

    /// <summary>Inserts the rows by one prepared statement.</summary>
    public void Insert(SqliteTransaction transaction) =>
        Execute(
            transaction,
            $"INSERT INTO \"{Table}\" ({string.Join(',', Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(',', Columns.Select((_, index) => "@" + index))})",
            Rows);

    /// <summary>Runs one prepared statement for each row of values.</summary>
    public static void Execute(SqliteTransaction transaction, string sql, IReadOnlyList<object[]> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        var parameters = rows[0].Select((_, index) => new SqliteParameter("@" + index, DBNull.Value)).ToArray();
        command.Parameters.AddRange(parameters);
        foreach (var row in rows)
        {
            for (var index = 0; index < parameters.Length; index++)
            {
                parameters[index].Value = row[index];
            }

            command.ExecuteNonQuery();
        }
    }
}
