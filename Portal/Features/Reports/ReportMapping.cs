using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Data;
using Portal.Domain.Reports;
using Portal.Live;

namespace Portal.Features.Reports;

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportEvent>, IEntityTypeConfiguration<UpwardReport>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports").Publishes(Topics.Reports);
        builder.Ignore(report => report.IsLate);
        builder.Property(report => report.Values).HasConversion(new ReportValuesConverter(), new ReportValuesComparer());
        builder.Property(report => report.Version).IsConcurrencyToken();
        builder.HasMany(report => report.Log).WithOne().HasForeignKey(entry => entry.ReportId);
        builder.Navigation(report => report.Log).HasField("_log").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(report => new { report.Template, report.Department, report.Turn }).IsUnique();
        builder.HasIndex(report => report.Due);
    }

    public void Configure(EntityTypeBuilder<ReportEvent> builder)
    {
        builder.ToTable("ReportEvents").HasKey(entry => new { entry.ReportId, entry.No });
        builder.Property(entry => entry.No).ValueGeneratedNever();
        builder.Property(entry => entry.Content).HasConversion(new ReportContentConverter(), new ReportContentComparer());
    }

    public void Configure(EntityTypeBuilder<UpwardReport> builder)
    {
        builder.ToTable("UpwardReports").Publishes(Topics.Reports);
        builder.Ignore(report => report.Number);
        builder.Ignore(report => report.Delay);
        builder.Ignore(report => report.IsSkipLevel);
        builder.Ignore(report => report.State);
        builder.Property(report => report.Version).IsConcurrencyToken();
        builder.HasIndex(report => new { report.Day, report.DayCount }).IsUnique();
        builder.HasIndex(report => report.ReportedAt);
        builder.HasIndex(report => new { report.Reporter, report.ReportedAt });
    }
}

/// <summary>What a report says is read as a whole, never searched.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write(IReadOnlyList<ReportValue> values) => JsonSerializer.Serialize(values, Options);

    public static IReadOnlyList<ReportValue> Read(string text) => JsonSerializer.Deserialize<List<ReportValue>>(text, Options)!;

    public static bool Same(IReadOnlyList<ReportValue>? left, IReadOnlyList<ReportValue>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.SequenceEqual(right));

    public static int Hash(IReadOnlyList<ReportValue> values) => values.Aggregate(0, HashCode.Combine);
}

/// <summary>What a report says.</summary>
internal sealed class ReportValuesConverter() : ValueConverter<IReadOnlyList<ReportValue>, string>(values => ReportJson.Write(values), text => ReportJson.Read(text));

/// <summary>A report gets new values as a whole, so a copy needs no copying.</summary>
internal sealed class ReportValuesComparer() : ValueComparer<IReadOnlyList<ReportValue>>(
    (left, right) => ReportJson.Same(left, right), values => ReportJson.Hash(values), values => values);

/// <summary>What a report said from an entry of its log on.</summary>
internal sealed class ReportContentConverter() : ValueConverter<IReadOnlyList<ReportValue>?, string>(values => ReportJson.Write(values!), text => ReportJson.Read(text));

/// <summary>Entries never change.</summary>
internal sealed class ReportContentComparer() : ValueComparer<IReadOnlyList<ReportValue>?>(
    (left, right) => ReportJson.Same(left, right), values => ReportJson.Hash(values!), values => values);
