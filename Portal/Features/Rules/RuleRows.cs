using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Live;

namespace Portal.Features.Rules;

/// <summary>When the site began or ceased to live by a pack. Rows are added, never changed.</summary>
public sealed class PackSwitchRow
{
    /// <summary>Id of the pack.</summary>
    public required string Pack { get; init; }

    /// <summary>From when (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Whether it holds from then on.</summary>
    public required bool IsOn { get; init; }

    /// <summary>Who switched it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>As the domain knows it.</summary>
    public PackSwitch ToDomain() => new(Pack, IsOn, From);
}

/// <summary>What the site set for a parameter. Rows are added, never changed.</summary>
public sealed class RuleVersionRow
{
    /// <summary>Key of the parameter.</summary>
    public required string Key { get; init; }

    /// <summary>1, 2, ... in the order in which they were set.</summary>
    public required int Number { get; init; }

    /// <summary>Canonical value; null switches the parameter off.</summary>
    public required string? Value { get; init; }

    /// <summary>From when it holds (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it was set (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who set it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>As the domain knows it.</summary>
    public RuleVersion ToDomain() => new(Key, Number, Value, From);
}

/// <summary>What the site made of an obligation. Rows are added, never changed.</summary>
public sealed class TermsVersionRow
{
    /// <summary>Key of the obligation.</summary>
    public required string Obligation { get; init; }

    /// <summary>1, 2, ... in the order in which they were published.</summary>
    public required int Number { get; init; }

    /// <summary>The terms as <see cref="TermsJson"/> writes them.</summary>
    public required string Terms { get; init; }

    /// <summary>From when they hold (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When they were published (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who published them.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>As the domain knows it.</summary>
    public TermsVersion ToDomain() => new(Obligation, Number, TermsJson.Read(Terms), From);
}

/// <summary>A person is asked to read a new version of a clause, and says so.</summary>
public sealed class RuleReading
{
    /// <summary>The clause.</summary>
    public required string Clause { get; init; }

    /// <summary>Which publication of it; see <see cref="SiteRules.PublicationsOf"/>.</summary>
    public required int Version { get; init; }

    /// <summary>Who is asked.</summary>
    public required PersonId Person { get; init; }

    /// <summary>When it was asked (UTC).</summary>
    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>When the person confirmed it (UTC), or null.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The person has read it; a second time changes nothing.</summary>
    public void Confirm(DateTimeOffset now) => ReadAt ??= now;

    /// <summary>What was published has changed before it holds: it is to be read again.</summary>
    public void AskAgain(DateTimeOffset now) => (AskedAt, ReadAt) = (now, null);
}

internal sealed class RuleMapping : IEntityTypeConfiguration<PackSwitchRow>, IEntityTypeConfiguration<RuleVersionRow>, IEntityTypeConfiguration<TermsVersionRow>, IEntityTypeConfiguration<RuleReading>
{
    public void Configure(EntityTypeBuilder<PackSwitchRow> builder) =>
        builder.ToTable("PackSwitches").Publishes(Topics.Rules).HasKey(row => new { row.Pack, row.From });

    public void Configure(EntityTypeBuilder<RuleVersionRow> builder) =>
        builder.ToTable("RuleVersions").Publishes(Topics.Rules).HasKey(row => new { row.Key, row.Number });

    public void Configure(EntityTypeBuilder<TermsVersionRow> builder) =>
        builder.ToTable("ObligationTerms").Publishes(Topics.Rules).HasKey(row => new { row.Obligation, row.Number });

    public void Configure(EntityTypeBuilder<RuleReading> builder)
    {
        builder.ToTable("RuleReadings").Publishes(Topics.Rules).HasKey(row => new { row.Clause, row.Version, row.Person });
        builder.HasIndex(row => row.Person);
    }
}
