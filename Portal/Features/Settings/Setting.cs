using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Live;

namespace Portal.Features.Settings;

/// <summary>A number of the rules that this site has set differently from its default.</summary>
public sealed class Setting
{
    /// <summary>Name of its <see cref="SettingDefinition"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The value in force, in the definition's unit.</summary>
    public required decimal Value { get; set; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who set it.</summary>
    public required string ChangedBy { get; set; }
}

internal sealed class SettingMapping : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder) =>
        builder.ToTable("Settings").Publishes(Topics.Settings).HasKey(setting => setting.Name);
}
