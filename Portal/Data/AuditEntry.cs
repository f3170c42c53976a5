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
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(PreviousHash);
        AppendNumber(sha, Sequence);
        AppendNumber(sha, At.ToUnixTimeMilliseconds());
        foreach (var text in (ReadOnlySpan<string>)[Node, ActorKind.ToString(), ActorId, ActorName, Action, Changes])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            AppendNumber(sha, bytes.Length);
            sha.AppendData(bytes);
        }

        return sha.GetHashAndReset();
    }

    private static void AppendNumber(IncrementalHash sha, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        sha.AppendData(bytes);
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
