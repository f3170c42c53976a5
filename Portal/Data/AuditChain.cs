using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Appends this node's audit entries inside the writer's transaction and remembers the head of the chain.</summary>
internal sealed class AuditChain(string node)
{
    private static readonly byte[] Beginning = new byte[32];
    private volatile AuditHead _committed = new(node, 0, Beginning);
    private AuditHead _head = new(node, 0, Beginning);

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
        await using var command = unit.Transaction.Connection!.CreateCommand();
        command.Transaction = unit.Transaction;
        command.CommandText =
            """
            INSERT INTO "Audit" ("Node","Sequence","At","ActorKind","ActorId","ActorName","Action","Changes","PreviousHash","Hash")
            VALUES (@node,@sequence,@at,@actorKind,@actorId,@actorName,@action,@changes,@previous,@hash)
            """;
        Add(command, "node", node);
        Add(command, "sequence", entry.Sequence);
        Add(command, "at", entry.At.ToUnixTimeMilliseconds());
        Add(command, "actorKind", entry.ActorKind.ToString());
        Add(command, "actorId", entry.ActorId);
        Add(command, "actorName", entry.ActorName);
        Add(command, "action", entry.Action);
        Add(command, "changes", changes);
        Add(command, "previous", entry.PreviousHash);
        Add(command, "hash", hash);
        await command.ExecuteNonQueryAsync(cancellationToken);
        _head = new AuditHead(node, entry.Sequence, hash);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

/// <summary>Where a node's audit chain stands.</summary>
/// <param name="Node">The node.</param>
/// <param name="Sequence">Last sequence number; 0 before the first entry.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditHead(string Node, long Sequence, byte[] Hash);
