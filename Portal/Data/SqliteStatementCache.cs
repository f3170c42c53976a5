using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data;

/// <summary>
/// Keeps the statements of the writer's connection compiled. EF asks with a new command each time, and SQLite takes ten times
/// as long to compile a small statement as to run it. For one connection, and like it for one thread at a time.
/// </summary>
internal sealed class SqliteStatementCache : DbCommandInterceptor
{
    /// <summary>So many different statements are kept; a list of values makes one for each length.</summary>
    private const int Most = 500;

    private readonly Dictionary<string, KeptCommand> _kept = new(StringComparer.Ordinal);

    /// <summary>The statements go with the connection.</summary>
    public SqliteStatementCache(DbConnection connection) => connection.StateChange += (_, change) =>
    {
        if (change.CurrentState == ConnectionState.Closed)
        {
            Release();
        }
    };

    /// <summary>Hands the parameters of a command to the one that has run the same text before.</summary>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { CommandType: CommandType.Text } asked)
        {
            return result;
        }

        if (!_kept.TryGetValue(asked.CommandText, out var kept))
        {
            if (_kept.Count >= Most)
            {
                Release();
            }

            _kept[asked.CommandText] = kept = new KeptCommand(asked.CommandText, asked.Connection!);
        }

        return kept.TryTake(asked) ? kept : asked;
    }

    private void Release()
    {
        foreach (var command in _kept.Values)
        {
            command.Release();
        }

        _kept.Clear();
    }

    /// <summary>A command that outlives its use: EF disposes of a command when it has read the answer.</summary>
    private sealed class KeptCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        private bool _isInUse;
        private bool _isReleased;

        /// <summary>False while an answer of it is still being read.</summary>
        public bool TryTake(SqliteCommand asked)
        {
            if (_isInUse)
            {
                return false;
            }

            _isInUse = true;
            (Transaction, CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
            foreach (var parameter in asked.Parameters)
            {
                Parameters.Add(parameter);
            }

            asked.Dispose();
            return true;
        }

        /// <summary>Nobody keeps it any more; whoever still reads its answer disposes of it in the end.</summary>
        public void Release()
        {
            _isReleased = true;
            if (!_isInUse)
            {
                Dispose();
            }
        }

        protected override void Dispose(bool disposing)
        {
            _isInUse = false;
            Parameters.Clear();
            if (_isReleased)
            {
                base.Dispose(disposing);
            }
        }
    }
}
