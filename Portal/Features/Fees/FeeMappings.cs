using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Live;

namespace Portal.Features.Fees;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("Units").Publishes(Topics.Collection);
        builder.Ignore(unit => unit.Details);
        builder.HasIndex(unit => unit.Code).IsUnique();
        builder.Property(unit => unit.Owner).IsSecret();
        builder.Property(unit => unit.Phone).IsSecret();
    }
}

internal sealed class BillMapping : IEntityTypeConfiguration<Bill>
{
    public void Configure(EntityTypeBuilder<Bill> builder)
    {
        builder.ToTable("Bills").Publishes(Topics.Collection);
        builder.Ignore(bill => bill.Entry);
        builder.HasIndex(bill => bill.Number).IsUnique();
        builder.HasIndex(bill => bill.Unit);

        // Whose due day is past in a stretch of days.
        builder.HasIndex(bill => bill.Due);

        // What is receivable of a month comes from this index alone, whatever the length of the history.
        builder.HasIndex(bill => new { bill.Period, bill.Type, bill.Amount, bill.Waived });

        // The unpaid bills, a small part of all: of one unit in paying order, or of the whole estate.
        builder.HasIndex(bill => new { bill.Unit, bill.Due, bill.Open }).HasDatabaseName("IX_Bills_Open").HasFilter("\"Open\" > 0");
    }
}

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("Payments").Publishes(Topics.Collection);
        builder.HasIndex(payment => payment.Number).IsUnique();
        builder.HasIndex(payment => new { payment.Unit, payment.PaidAt });
        builder.HasIndex(payment => new { payment.Unit, payment.Credit }).HasDatabaseName("IX_Payments_Credit").HasFilter("\"Credit\" > 0");
    }
}

internal sealed class AllocationMapping : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.ToTable("Allocations").Publishes(Topics.Collection);
        builder.HasKey(row => new { row.Payment, row.Bill });

        // What was collected of a month as of an instant comes from this index alone.
        builder.HasIndex(row => new { row.Period, row.Type, row.At, row.Amount });
    }
}

internal sealed class TargetChangeMapping : IEntityTypeConfiguration<TargetChange>
{
    public void Configure(EntityTypeBuilder<TargetChange> builder)
    {
        builder.ToTable("CollectionTargets").Publishes(Topics.Collection);
        builder.HasKey(change => new { change.Type, change.From });
    }
}
