using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Exchange.Imports;

/// <summary>Id of one import.</summary>
public readonly record struct ImportRunId(Guid Value) : ITypedId<ImportRunId>
{
    /// <inheritdoc/>
    public static ImportRunId From(Guid value) => new(value);
}

/// <summary>One line of the import history: who took which file in, when, and what became of its rows.</summary>
public sealed class ImportRun
{
    /// <summary>Identity.</summary>
    public required ImportRunId Id { get; init; }

    /// <summary>Import kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the file; empty when none was given.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file's bytes in hexadecimal digits.</summary>
    public required string FileHash { get; init; }

    /// <summary>Who.</summary>
    public required string ActorName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether anything was written.</summary>
    public required ImportOutcome Outcome { get; init; }

    /// <summary>Rows of the file.</summary>
    public required int Total { get; init; }

    /// <summary>Rows written.</summary>
    public required int Accepted { get; init; }

    /// <summary>Rows that left the books as they were.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows refused.</summary>
    public required int Rejected { get; init; }

    /// <summary>Warnings.</summary>
    public required int Warnings { get; init; }
}

/// <summary>What became of an import.</summary>
public enum ImportOutcome
{
    /// <summary>Its good rows were written.</summary>
    Written,

    /// <summary>Rows were refused, so nothing was written.</summary>
    HeldBack,

    /// <summary>Tried only.</summary>
    DryRun,
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns").Publishes(Topics.Imports);
        builder.HasIndex(run => run.At);
    }
}
