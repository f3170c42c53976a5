using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Live;

namespace Portal.Features.Obligations;

/// <summary>The case that a fault went into: one for each thing of a form, however often the answer changes.</summary>
public sealed class FaultCase
{
    /// <summary>Key of the obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>Key of the occurrence.</summary>
    public required string Key { get; init; }

    /// <summary>Key of the item.</summary>
    public required string Item { get; init; }

    /// <summary>Of which thing; empty where the item is asked once.</summary>
    public required string Thing { get; init; }

    /// <summary>The case.</summary>
    public required CaseId CaseId { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }
}

internal sealed class FaultCaseMapping : IEntityTypeConfiguration<FaultCase>
{
    public void Configure(EntityTypeBuilder<FaultCase> builder)
    {
        builder.ToTable("FaultCases").Publishes(Topics.Obligations).HasKey(row => new { row.Obligation, row.Key, row.Item, row.Thing });
        builder.HasIndex(row => row.CaseId);
    }
}
