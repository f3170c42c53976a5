using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Live;

namespace Portal.Features.Duty;

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("Posts").Publishes(Topics.Coverage);
        builder.HasIndex(post => post.Code).IsUnique();
        builder.Property(post => post.Windows)
            .HasField("_windows")
            .UsePropertyAccessMode(PropertyAccessMode.Field)
            .HasConversion(new WindowsConverter(), new WindowsComparer());
    }

    /// <summary>One JSON text: the windows of a post are replaced and read as a whole, never searched.</summary>
    private sealed class WindowsConverter() : ValueConverter<IReadOnlyList<DutyWindow>, string>(windows => Write(windows), text => Read(text))
    {
        private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

        private static string Write(IReadOnlyList<DutyWindow> windows) =>
            JsonSerializer.Serialize(
                windows.Select(one => new StoredWindow(one.Days.ToString(), one.FromMinute, one.ToMinute, one.Min, one.Qualification, one.ValidFrom)), Compact);

        private static List<DutyWindow> Read(string text) =>
        [
            .. JsonSerializer.Deserialize<StoredWindow[]>(text, Compact)!
                .Select(one => new DutyWindow(DayRule.Parse(one.Days), one.From, one.To, one.Min, one.Qualification, one.ValidFrom)),
        ];
    }

    private sealed record StoredWindow(string Days, int From, int To, int Min, string? Qualification, DateOnly? ValidFrom);

    /// <summary>The list is changed in place, so the tracker keeps a copy.</summary>
    private sealed class WindowsComparer() : ValueComparer<IReadOnlyList<DutyWindow>>(
        (left, right) => left!.SequenceEqual(right!),
        windows => windows.Aggregate(0, (hash, one) => HashCode.Combine(hash, one)),
        windows => windows.ToList());
}
