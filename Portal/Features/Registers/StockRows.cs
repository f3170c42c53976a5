using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Live;

namespace Portal.Features.Registers;

/// <summary>Identity of a movement of the stock.</summary>
public readonly record struct StockMovementId(Guid Value) : ITypedId<StockMovementId>
{
    /// <inheritdoc/>
    public static StockMovementId From(Guid value) => new(value);
}

/// <summary>A movement of the stock. What is on hand of an article is the sum of its movements.</summary>
public sealed class StockMovement
{
    /// <summary>So many of the whole numbers that are stored make one.</summary>
    public const int Millionths = 1_000_000;

    /// <summary>Identity.</summary>
    public required StockMovementId Id { get; init; }

    /// <summary>Key of the list of articles.</summary>
    public required string List { get; init; }

    /// <summary>The article.</summary>
    public required string Article { get; init; }

    /// <summary>By how many millionths, signed: whole numbers add up in every database.</summary>
    public required long Change { get; init; }

    /// <summary>What moved it.</summary>
    public required StockDirection Direction { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of who moved it.</summary>
    public required string By { get; init; }

    /// <summary>Name of the entry or the check that it came with.</summary>
    public required string Label { get; init; }

    /// <summary>The page of that.</summary>
    public required string Link { get; init; }

    /// <summary>By how much, signed.</summary>
    public decimal Quantity => (decimal)Change / Millionths;
}

internal sealed class StockMapping : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.ToTable("StockMovements").Publishes(Topics.Registers);
        builder.HasIndex(row => new { row.List, row.Article, row.At });
    }
}
