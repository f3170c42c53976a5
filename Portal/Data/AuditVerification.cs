using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Recomputes the audit chain of every node and compares this node's with the heads that were kept outside.</summary>
internal sealed class AuditVerification(IDbContextFactory<PortalDb> contexts, DataDirectory directory)
{
    /// <summary>Reads the whole chain, so it takes seconds for a million entries.</summary>
    public async Task<AuditFindings> RunAsync(CancellationToken cancellationToken)
    {
        // The heads first: the chain only grows, so whatever head is kept now is in the chain that is read next.
        var heads = AuditHeadFile.ReadAll(directory);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CheckAsync(db, heads, cancellationToken);
    }

    /// <summary>Recomputes the chains of a database against heads that were kept outside it.</summary>
    public static async Task<AuditFindings> CheckAsync(
        PortalDb db, IReadOnlyList<AuditHead> kept, CancellationToken cancellationToken)
    {
        var heads = kept.ToLookup(head => head.Node, StringComparer.Ordinal);
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        AuditEntry? previous = null;
        var count = 0L;
        await foreach (var entry in db.Set<AuditEntry>()
            .OrderBy(entry => entry.Node).ThenBy(entry => entry.Sequence)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var before = previous?.Node == entry.Node ? previous : null;
            var flaw = Flaw(entry, before) ?? (heads[entry.Node].Any(head => Contradicts(head, entry)) ? AuditFlaw.NotTheKeptHead : null);
            if (flaw is { } found)
            {
                return new AuditFindings(count, new BrokenEntry(found, entry.Node, entry.Sequence, entry));
            }

            count++;
            last[entry.Node] = entry.Sequence;
            previous = entry;
        }

        var lost = kept
            .Where(head => head.Sequence > last.GetValueOrDefault(head.Node))
            .MinBy(head => head.Sequence);
        return new AuditFindings(
            count,
            lost is null ? null : new BrokenEntry(AuditFlaw.TailMissing, lost.Node, last.GetValueOrDefault(lost.Node) + 1, null));
    }

    private static AuditFlaw? Flaw(AuditEntry entry, AuditEntry? before)
    {
        if (entry.Sequence != (before?.Sequence ?? 0) + 1)
        {
            return AuditFlaw.Missing;
        }

        if (!entry.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[32]))
        {
            return AuditFlaw.NotChained;
        }

        return entry.ComputeHash().AsSpan().SequenceEqual(entry.Hash) ? null : AuditFlaw.Changed;
    }

    private static bool Contradicts(AuditHead head, AuditEntry entry) =>
        head.Sequence == entry.Sequence && !head.Hash.AsSpan().SequenceEqual(entry.Hash);
}

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries that are in order, up to the first broken one.</param>
/// <param name="Broken">The first broken entry, or null.</param>
internal sealed record AuditFindings(long Entries, BrokenEntry? Broken);

/// <summary>Where a chain breaks.</summary>
/// <param name="Flaw">How.</param>
/// <param name="Node">Whose chain.</param>
/// <param name="Sequence">The entry; for a missing tail the first that is gone.</param>
/// <param name="Entry">The entry itself, unless it is gone.</param>
internal sealed record BrokenEntry(AuditFlaw Flaw, string Node, long Sequence, AuditEntry? Entry);

/// <summary>Ways in which a chain breaks.</summary>
internal enum AuditFlaw
{
    /// <summary>Its fields do not have its hash.</summary>
    Changed,

    /// <summary>It does not carry the hash of the entry before.</summary>
    NotChained,

    /// <summary>An entry before it is gone.</summary>
    Missing,

    /// <summary>A head that was kept outside has another hash: the chain was computed anew.</summary>
    NotTheKeptHead,

    /// <summary>The kept head is beyond the chain's end: the tail was cut off.</summary>
    TailMissing,
}
