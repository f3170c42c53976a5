using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Access;

/// <summary>Id of an API or device key.</summary>
public readonly record struct KeyId(Guid Value) : ITypedId<KeyId>
{
    /// <inheritdoc/>
    public static KeyId From(Guid value) => new(value);
}

/// <summary>A key by which a program (API) or a wall display (device) is let in. Only its hash is kept.</summary>
public sealed class ApiKey
{
    /// <summary>Identity of the key; not secret.</summary>
    public required KeyId Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it opens the API or a wall.</summary>
    public required KeyPurpose Purpose { get; init; }

    /// <summary>What it may do; a device only reads.</summary>
    public required KeyScope Scope { get; init; }

    /// <summary>SHA-256 of the secret; the secret has 256 random bits, so a plain hash is enough.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it no longer opens anything; null while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The key as an actor.</summary>
    public Actor ToActor() => new(Purpose == KeyPurpose.Api ? ActorKind.ApiKey : ActorKind.Device, Id.Value.ToString("D"), Name);
}

/// <summary>What a key opens.</summary>
public enum KeyPurpose
{
    /// <summary>The HTTP API and the hub.</summary>
    Api,

    /// <summary>The wall.</summary>
    Device,
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys").Publishes(Topics.People);
        builder.HasIndex(key => key.SecretHash).IsUnique();
        builder.Property(key => key.SecretHash).IsSecret();
    }
}
