using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>
/// One answer to an item of a form. Number 0 is the answer itself, which may change until the occurrence is done; from then
/// on a correction is a row of its own with its reason, and nothing is changed or taken out.
/// </summary>
public sealed class EvidenceEntry
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    /// <summary>Key of the obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>Key of the occurrence.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Of which thing; empty where the item is asked once.</summary>
    public required string Thing { get; init; }

    /// <summary>0 for the answer; 1, 2, ... for what was added after the occurrence was done.</summary>
    public required int Number { get; init; }

    /// <summary>Canonical value.</summary>
    public required string Value { get; set; }

    /// <summary>What was found, or null.</summary>
    public required string? Remark { get; set; }

    /// <summary>Why it was added; null for the answer itself.</summary>
    public string? Reason { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Name of who answered.</summary>
    public required string By { get; set; }

    /// <summary>As the domain knows it.</summary>
    public EvidenceAnswer ToDomain() => new(Item, Thing, Value, Remark);
}

/// <summary>Names a photograph.</summary>
public readonly record struct PhotoId(Guid Value) : ITypedId<PhotoId>
{
    /// <inheritdoc/>
    public static PhotoId From(Guid value) => new(value);
}

/// <summary>A photograph that an answer points to.</summary>
public sealed class EvidencePhoto
{
    /// <summary>Its id.</summary>
    public required PhotoId Id { get; init; }

    /// <summary><c>image/jpeg</c> or <c>image/png</c>, as the content says.</summary>
    public required string ContentType { get; init; }

    /// <summary>The file as it came.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal: what the audit keeps of it.</summary>
    public required string Hash { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Names a document.</summary>
public readonly record struct EvidenceFileId(Guid Value) : ITypedId<EvidenceFileId>
{
    /// <inheritdoc/>
    public static EvidenceFileId From(Guid value) => new(value);
}

/// <summary>A document that an answer points to.</summary>
public sealed class EvidenceFile
{
    /// <summary>Its id.</summary>
    public required EvidenceFileId Id { get; init; }

    /// <summary>The name that it is handed out with.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, as the content says.</summary>
    public required string ContentType { get; init; }

    /// <summary>The file as it came.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal: what the audit keeps of it.</summary>
    public required string Hash { get; init; }

    /// <summary>When it came (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One of the site's things that items of forms are asked of.</summary>
public sealed class EvidenceThing
{
    /// <summary>Key of the list, e.g. <c>cameras</c>.</summary>
    public required string List { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the list.</summary>
    public required int Position { get; set; }

    /// <summary>Its number, where things of the list have one, or null.</summary>
    public decimal? Number { get; set; }
}

internal sealed class EvidenceMapping
    : IEntityTypeConfiguration<EvidenceEntry>, IEntityTypeConfiguration<EvidencePhoto>, IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<EvidenceThing>
{
    public void Configure(EntityTypeBuilder<EvidenceEntry> builder) =>
        builder.ToTable("EvidenceEntries").Publishes(Topics.Obligations).HasKey(row => new { row.Obligation, row.Key, row.Item, row.Thing, row.Number });

    public void Configure(EntityTypeBuilder<EvidencePhoto> builder)
    {
        builder.ToTable("EvidencePhotos").HasKey(row => row.Id);
        builder.Property(row => row.Content).IsSecret();
    }

    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("EvidenceFiles").HasKey(row => row.Id);
        builder.Property(row => row.Content).IsSecret();
    }

    public void Configure(EntityTypeBuilder<EvidenceThing> builder) =>
        builder.ToTable("EvidenceThings").Publishes(Topics.Obligations).HasKey(row => new { row.List, row.Name });
}
