using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Appends this node's audit entries inside the writer's transaction and remembers the head of the chain.</summary>
internal sealed class AuditChain(string node)
{
    private static readonly byte[] Beginning = new byte[32];
    private static readonly string[] Columns = ["Node", "Sequence", "At", "ActorKind", "ActorId", "ActorName", "Action", "Changes", "PreviousHash", "Hash"];

    private volatile AuditHead _committed = new(node, 0, Beginning);
    private AuditHead _head = new(node, 0, Beginning);
    private DbCommand? _append;

    /// <summary>The last entry that is certainly in the database.</summary>
    public AuditHead Committed => _committed;

    /// <summary>Where the chain stands now; hand it to <see cref="ReturnTo"/> when a unit is rolled back.</summary>
    public AuditHead Head => _head;

    /// <summary>Reads the head from the database.</summary>
    public async Task LoadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var last = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Node == node)
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        _head = new AuditHead(node, last?.Sequence ?? 0, last?.Hash ?? Beginning);
        _committed = _head;
    }

    /// <summary>The connection goes: what was prepared on it goes first.</summary>
    public void Forget()
    {
        _append?.Dispose();
        _append = null;
    }

    public void ReturnTo(AuditHead head) => _head = head;

    public void Commit() => _committed = _head;

    public async Task AppendAsync(WriteUnit unit, string changes, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry
        {
            Node = node,
            Sequence = _head.Sequence + 1,
            At = unit.Now,
            ActorKind = unit.Actor.Kind,
            ActorId = unit.Actor.Id,
            ActorName = unit.Actor.Name,
            Action = unit.Action,
            Changes = changes,
            PreviousHash = _head.Hash,
        };
        var hash = entry.ComputeHash();
        var command = CommandOn(unit.Transaction.Connection!);
        command.Transaction = unit.Transaction;
        object[] values =
        [
            node, entry.Sequence, entry.At.ToUnixTimeMilliseconds(), entry.ActorKind.ToString(), entry.ActorId, entry.ActorName, entry.Action, changes, entry.PreviousHash, hash,
        ];
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
        _head = new AuditHead(node, entry.Sequence, hash);
    }

    /// <summary>The statement that every change ends with, kept for the connection that it was prepared on.</summary>
    private DbCommand CommandOn(DbConnection connection)
    {
        if (_append?.Connection == connection)
        {
            return _append;
        }

        Forget();
        _append = connection.CreateCommand();
        _append.CommandText =
            $"""
            INSERT INTO "Audit" ({string.Join(',', Columns.Select(column => $"\"{column}\""))})
            VALUES ({string.Join(',', Columns.Select(column => "@" + column))})
            """;
        foreach (var column in Columns)
        {
            var parameter = _append.CreateParameter();
            parameter.ParameterName = column;
            _append.Parameters.Add(parameter);
        }

        return _append;
    }
}

/// <summary>Where a node's audit chain stands.</summary>
/// <param name="Node">The node.</param>
/// <param name="Sequence">Last sequence number; 0 before the first entry.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditHead(string Node, long Sequence, byte[] Hash);
