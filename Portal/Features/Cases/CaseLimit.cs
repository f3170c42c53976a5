using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>Identity of a configured limit.</summary>
public readonly record struct CaseLimitId(Guid Value) : ITypedId<CaseLimitId>
{
    /// <inheritdoc/>
    public static CaseLimitId From(Guid value) => new(value);
}

/// <summary>
/// A time limit as the site has set it. Rows are added, never changed: a newer one holds for the cases received from
/// then on, earlier cases keep the earlier value.
/// </summary>
public sealed class CaseLimit
{
    /// <summary>Identity.</summary>
    public required CaseLimitId Id { get; init; }

    /// <summary>Kind of case.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>Severity it is for; null for all.</summary>
    public string? Severity { get; init; }

    /// <summary>Category it is for; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>Minutes from receipt to the first response; null leaves it open.</summary>
    public int? ResponseMinutes { get; init; }

    /// <summary>Minutes from receipt to resolution; null leaves it open.</summary>
    public int? ResolveMinutes { get; init; }

    /// <summary>Holds for cases received from then on (UTC).</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Who set it.</summary>
    public required string SetBy { get; init; }

    /// <summary>The limit as the rules take it.</summary>
    public TimeLimit Limit => new(Kind, Severity, Span(ResponseMinutes), Span(ResolveMinutes), ValidFrom, Category: Category);

    /// <summary>All limits of the site.</summary>
    public static async Task<TimeLimits> AllAsync(PortalDb db, CancellationToken cancellationToken) =>
        new((await db.Set<CaseLimit>().AsNoTracking().ToListAsync(cancellationToken)).Select(limit => limit.Limit));

    private static TimeSpan? Span(int? minutes) => minutes is { } some ? TimeSpan.FromMinutes(some) : null;
}

internal sealed class CaseLimitMapping : IEntityTypeConfiguration<CaseLimit>
{
    public void Configure(EntityTypeBuilder<CaseLimit> builder) =>
        builder.ToTable("CaseLimits").Publishes(Topics.Cases);
}

/// <summary>Versions for each kind; a site that asks for nothing has none.</summary>
internal sealed class ClosingRuleMapping : IEntityTypeConfiguration<ClosingRule>
{
    public void Configure(EntityTypeBuilder<ClosingRule> builder) =>
        builder.ToTable("CaseClosingRules").Publishes(Topics.Cases).HasKey(rule => new { rule.Kind, rule.ValidFrom });
}
