using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>A key that signs cookies and forms, kept where every node of a PostgreSQL database finds it. On SQLite it is a file in <c>keys/</c>.</summary>
internal sealed class ProtectionKey
{
    /// <summary>What the key ring calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The key as XML, in full: whoever has the database can sign in as anybody.</summary>
    public required string Xml { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ProtectionKeyMapping : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("ProtectionKeys").IsUnaudited();
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Xml).IsSecret();
    }
}
