using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data;

/// <summary>
/// One change, chained to the one before it on the same node: the hash covers every field and the previous hash, so a
/// changed, removed or inserted entry breaks the chain.
/// </summary>
public sealed record AuditEntry
{
    /// <summary>Whose chain this is; one per node.</summary>
    public required string Node { get; init; }

    /// <summary>1, 2, 3, ... without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Sort of actor.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>Account, key, device or job.</summary>
    public required string ActorId { get; init; }

    /// <summary>The actor's name at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>The use case.</summary>
    public required string Action { get; init; }

    /// <summary>What changed, as JSON.</summary>
    public required string Changes { get; init; }

    /// <summary>Hash of the entry before; 32 zero bytes for the first.</summary>
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>The hash these fields must have.</summary>
    public byte[] ComputeHash()
    {
        var content = new ArrayBufferWriter<byte>();
        content.Write(PreviousHash);
        Write(content, Sequence);
        Write(content, At.ToUnixTimeMilliseconds());
        foreach (var text in (ReadOnlySpan<string>)[Node, ActorKind.ToString(), ActorId, ActorName, Action, Changes])
        {
            Write(content, Encoding.UTF8.GetByteCount(text));
            Encoding.UTF8.GetBytes(text, content);
        }

        return SHA256.HashData(content.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> content, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(content.GetSpan(sizeof(long)), number);
        content.Advance(sizeof(long));
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit").HasKey(entry => new { entry.Node, entry.Sequence });
        builder.HasIndex(entry => entry.At);
    }
}
