using System.Data.Common;
using Microsoft.Data.Sqlite;
using Portal.Data;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>What EF does with a command: it is made and filled, goes through the cache, runs, and is disposed of.</summary>
public sealed class SqliteStatementCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteStatementCache _cache;

    public SqliteStatementCacheTests()
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        _cache = new SqliteStatementCache(_connection);
        _connection.Open();
        using var command = new SqliteCommand("PRAGMA journal_mode=WAL; CREATE TABLE Lamps (Room TEXT, Watt INTEGER); INSERT INTO Lamps VALUES ('A', 40), ('A', 60), ('B', 25);", _connection);
        command.ExecuteNonQuery();
    }

    private string File => _folder.File("lamps.db");

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Text_AskedAgain_RunsTheSameCommandWithItsOwnValues()
    {
        var first = Prepare("SELECT sum(Watt) FROM Lamps WHERE Room = @room", "A");
        Assert.Equal(100L, Answer(first));

        var second = Prepare("SELECT sum(Watt) FROM Lamps WHERE Room = @room", "B");

        Assert.Same(first, second);
        Assert.Equal(25L, Answer(second));
    }

    [Fact]
    public void Text_AskedWhileItsAnswerIsRead_HasACommandOfItsOwn()
    {
        using var outer = Prepare("SELECT Watt FROM Lamps WHERE Room = @room ORDER BY Watt", "A");
        using var reader = outer.ExecuteReader();
        Assert.True(reader.Read());

        var inner = Prepare("SELECT Watt FROM Lamps WHERE Room = @room ORDER BY Watt", "B");

        Assert.NotSame(outer, inner);
        Assert.Equal(25L, Answer(inner));
        Assert.True(reader.Read());
        Assert.Equal(60L, reader.GetInt64(0));
    }

    [Fact]
    public void Table_ChangedInBetween_IsReadAsItIsNow()
    {
        Assert.Equal(3L, Answer(Prepare("SELECT count(*) FROM Lamps")));
        using (var change = new SqliteCommand("ALTER TABLE Lamps RENAME TO Old; CREATE TABLE Lamps (Watt INTEGER);", _connection))
        {
            change.ExecuteNonQuery();
        }

        Assert.Equal(0L, Answer(Prepare("SELECT count(*) FROM Lamps")));
    }

    [Fact]
    public void Texts_MoreThanAreKept_AllAnswer()
    {
        using var reading = Prepare("SELECT Watt FROM Lamps ORDER BY Watt");
        using var reader = reading.ExecuteReader();
        for (var number = 0; number < 1200; number++)
        {
            Assert.Equal(number, (int)(long)Answer(Prepare($"SELECT {number}"))!);
        }

        Assert.True(reader.Read());
        Assert.Equal(25L, reader.GetInt64(0));
    }

    /// <summary>The last connection takes the log away, and not before its last statement has gone.</summary>
    [Fact]
    public void Connection_Closed_LeavesNothingOpen()
    {
        Assert.Equal(3L, Answer(Prepare("SELECT count(*) FROM Lamps")));
        Assert.True(System.IO.File.Exists(File + "-wal"));

        _connection.Close();

        Assert.False(System.IO.File.Exists(File + "-wal"));
    }

    private DbCommand Prepare(string text, string? room = null)
    {
        var asked = new SqliteCommand(text, _connection);
        if (room is not null)
        {
            asked.Parameters.AddWithValue("@room", room);
        }

        return _cache.CommandInitialized(null!, asked);
    }

    private static object? Answer(DbCommand command)
    {
        using (command)
        {
            return command.ExecuteScalar();
        }
    }
}
