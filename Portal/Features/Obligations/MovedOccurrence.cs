using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>Somebody moved one occurrence, or let it fall away. Rows are added, never changed; the last one holds.</summary>
public sealed class MovedOccurrence
{
    /// <summary>Key of the obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>Key of the occurrence.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, ... for each time it was moved.</summary>
    public required int Number { get; init; }

    /// <summary>When the rules have it due (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it is due instead (UTC); null lets it fall away.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was moved (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of who moved it.</summary>
    public required string By { get; init; }

    /// <summary>As the domain knows it.</summary>
    public OccurrenceMove ToDomain() => new(Obligation, Key, From, To, Reason);
}

/// <summary>Reads what was moved.</summary>
internal static class MovedOccurrences
{
    /// <summary>Every move, in the order in which it was made.</summary>
    public static async Task<IReadOnlyList<OccurrenceMove>> MovesAsync(this PortalDb db, CancellationToken cancellationToken) =>
        [.. (await db.Set<MovedOccurrence>().AsNoTracking().OrderBy(row => row.Number).ToListAsync(cancellationToken)).Select(row => row.ToDomain())];
}

internal sealed class MovedOccurrenceMapping : IEntityTypeConfiguration<MovedOccurrence>
{
    public void Configure(EntityTypeBuilder<MovedOccurrence> builder) =>
        builder.ToTable("MovedOccurrences").Publishes(Topics.Obligations).HasKey(row => new { row.Obligation, row.Key, row.Number });
}
