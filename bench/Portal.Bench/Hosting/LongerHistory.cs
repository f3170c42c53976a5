using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Portal.Bench.Hosting;

/// <summary>
/// Puts three more copies of the history before the history, by SQL on a database that nobody serves: bills, payments,
/// allocations, closed cases and clockings, each under keys of its own.
/// </summary>
internal static class LongerHistory
{
    private const int Copies = 3;

    /// <summary>Makes the history four times as long.</summary>
    public static void Extend(BenchFolder folder, int months)
    {
        using var connection = folder.OpenBare();
        for (var copy = 1; copy <= Copies; copy++)
        {
            using var transaction = connection.BeginTransaction();
            var earlier = copy * months;
            Copy(transaction, "Bills", copy, earlier, "1");
            Copy(transaction, "Payments", copy, earlier, "1");
            Copy(transaction, "Allocations", copy, earlier, "1");
            Copy(transaction, "Cases", copy, earlier, "\"ClosedAt\" IS NOT NULL");
            Copy(transaction, "CaseEvents", copy, earlier, "\"CaseId\" IN (SELECT \"Id\" FROM \"Cases\" WHERE \"ClosedAt\" IS NOT NULL)");
            Copy(transaction, "Presence", copy, earlier, "1");
            transaction.Commit();
        }
    }

    private static void Copy(SqliteTransaction transaction, string table, int copy, int months, string where)
    {
        var columns = Columns(transaction, table);
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            INSERT INTO "{table}" ({string.Join(',', columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(',', columns.Select(column => Earlier(table, column)))} FROM "{table}" WHERE {Original(table)} AND {where}
            """;
        command.Parameters.AddWithValue("@copy", copy);
        command.Parameters.AddWithValue("@months", months);
        command.Parameters.AddWithValue("@milliseconds", (long)TimeSpan.FromDays(months * 30.4375).TotalMilliseconds);
        command.ExecuteNonQuery();
    }

    /// <summary>Ids of version 7 begin with their instant: a copy's begin with zero.</summary>
    private static string Original(string table) => $"substr(\"{KeyOf(table)}\", 1, 1) <> x'00'";

    private static string KeyOf(string table) => table switch
    {
        "Allocations" => "Payment",
        "CaseEvents" => "CaseId",
        _ => "Id",
    };

    private static string Earlier(string table, string column) => (table, column) switch
    {
        (_, "Id" or "Payment" or "Bill" or "CaseId" or "NamedBill" or "Reverses" or "ReversedBy") =>
            $"CASE WHEN \"{column}\" IS NULL THEN NULL ELSE CAST(x'00' || char(@copy) || substr(\"{column}\", 3) AS BLOB) END",
        (_, "Number" or "ExternalNumber") => $"\"{column}\" || '.' || @copy",
        (_, "Period") => "((\"Period\" / 100 * 12 + \"Period\" % 100 - 1 - @months) / 12) * 100 + (\"Period\" / 100 * 12 + \"Period\" % 100 - 1 - @months) % 12 + 1",
        (_, "Due" or "Day") => string.Create(CultureInfo.InvariantCulture, $"date(\"{column}\", '-' || @months || ' months')"),
        ("Presence", "Sequence") => "\"Sequence\" - @copy * 10000000",
        (_, "At" or "PaidAt" or "ReceivedAt" or "ResponseDue" or "ResolveDue" or "AssignedAt" or "StartedAt" or "RespondedAt" or "ResolvedAt" or "ClosedAt" or "ChangedAt" or "RecordedAt") =>
            $"\"{column}\" - @milliseconds",
        _ => $"\"{column}\"",
    };

    private static List<string> Columns(SqliteTransaction transaction, string table)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }
}
