using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Live;

namespace Portal.Features.Cases;

/// <summary>
/// One index for each question that is asked all day: what is pending or not closed now (both at the end or the
/// beginning of an index, however long the history), what came in or was resolved in a month, whose it is, of which unit.
/// </summary>
internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Cases").Publishes(Topics.Cases);
        builder.Property(one => one.Number).HasConversion(number => number.ToString(), text => CaseNumber.Parse(text));
        builder.Property(one => one.CallerName).IsSecret();
        builder.Property(one => one.CallerPhone).IsSecret();
        builder.Property(one => one.Imported).HasConversion(new CaseRowConverter());
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.Property(one => one.Reopenings)
            .HasField("_reopenings")
            .UsePropertyAccessMode(PropertyAccessMode.Field)
            .HasConversion(new ReopeningsConverter(), new ReopeningsComparer());
        builder.HasMany(one => one.Log).WithOne().HasForeignKey(entry => entry.CaseId);
        builder.Navigation(one => one.Log).HasField("_log").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(one => one.Number).IsUnique();
        builder.HasIndex(one => one.ExternalNumber).IsUnique();
        builder.HasIndex(one => one.ReceivedAt);
        builder.HasIndex(one => one.ResolvedAt);
        builder.HasIndex(one => one.ClosedAt);
        builder.HasIndex(one => new { one.Unit, one.ReceivedAt });
        builder.HasIndex(one => new { one.AssignedTo, one.ResolvedAt });
    }
}

internal sealed class CaseEventMapping : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("CaseEvents").HasKey(entry => new { entry.CaseId, entry.No });
        builder.Property(entry => entry.No).ValueGeneratedNever();

        // The latest events of the house stand at its end.
        builder.HasIndex(entry => entry.At);
    }
}
