using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Live;

namespace Portal.Features.Settings;

/// <summary>
/// A version of a number of the rules, as this site set it. Versions are added; only one that does not hold yet is ever
/// changed.
/// </summary>
public sealed class Setting
{
    /// <summary>Name of its <see cref="SettingDefinition"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Holds from this instant on (UTC), until the next version.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The value, in the definition's unit; null is off.</summary>
    public required decimal? Value { get; set; }

    /// <summary>When it was set.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who set it.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>The version as the rules take it.</summary>
    internal ParameterVersion Version => new(Value, ValidFrom);
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder) =>
        builder.ToTable("Settings").Publishes(Topics.Settings).HasKey(setting => new { setting.Name, setting.ValidFrom });
}
