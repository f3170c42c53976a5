using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;

namespace Portal.Exchange.Api;

/// <summary>A caller's <c>Idempotency-Key</c> and what it was answered the first time.</summary>
internal sealed class IdempotencyKey
{
    /// <summary>Whose key; callers do not see each other's.</summary>
    public required string ActorId { get; init; }

    /// <summary>The use case.</summary>
    public required string Action { get; init; }

    /// <summary>The header's value.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the content that came with it.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>Id that was answered.</summary>
    public required string AnswerId { get; init; }

    /// <summary>Number that was answered.</summary>
    public required string AnswerNumber { get; init; }

    /// <summary>When it was first used.</summary>
    public required DateTimeOffset UsedAt { get; init; }
}

internal sealed class IdempotencyKeyMapping : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("IdempotencyKeys").IsUnaudited().HasKey(used => new { used.ActorId, used.Action, used.Key });
        builder.HasIndex(used => used.UsedAt);
    }
}
