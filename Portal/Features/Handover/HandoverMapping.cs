using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Live;

namespace Portal.Features.Handover;

internal sealed class HandoverMapping : IEntityTypeConfiguration<ShiftHandover>, IEntityTypeConfiguration<HandoverItem>, IEntityTypeConfiguration<HandoverEvent>
{
    public void Configure(EntityTypeBuilder<ShiftHandover> builder)
    {
        builder.ToTable("Handovers").Publishes(Topics.Handovers);
        builder.Ignore(handover => handover.IsBeingWritten);
        builder.Property(handover => handover.Version).IsConcurrencyToken();
        builder.HasMany(handover => handover.Items).WithOne().HasForeignKey(item => item.HandoverId);
        builder.Navigation(handover => handover.Items).HasField("_items").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(handover => handover.Log).WithOne().HasForeignKey(entry => entry.HandoverId);
        builder.Navigation(handover => handover.Log).HasField("_log").UsePropertyAccessMode(PropertyAccessMode.Field);

        // A turn is handed over once, whoever of its people begins it.
        builder.HasIndex(handover => new { handover.PostId, handover.Start }).IsUnique();
        builder.HasIndex(handover => handover.Start);
    }

    public void Configure(EntityTypeBuilder<HandoverItem> builder)
    {
        builder.ToTable("HandoverItems").HasKey(item => new { item.HandoverId, item.No });
        builder.Property(item => item.No).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<HandoverEvent> builder)
    {
        builder.ToTable("HandoverEvents").HasKey(entry => new { entry.HandoverId, entry.No });
        builder.Property(entry => entry.No).ValueGeneratedNever();
    }
}
