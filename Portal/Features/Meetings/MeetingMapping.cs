using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Conduct;
using Portal.Domain.Meetings;
using Portal.Live;

namespace Portal.Features.Meetings;

/// <summary>A series names at most one meeting for a day, so that planning twice makes nothing twice.</summary>
internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("Meetings").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Ignore(one => one.Notice);
        builder.HasMany(one => one.Attendees).WithOne().HasForeignKey(one => one.MeetingId);
        builder.HasMany(one => one.Agenda).WithOne().HasForeignKey(one => one.MeetingId);
        builder.HasMany(one => one.Incidents).WithOne().HasForeignKey(one => one.MeetingId);
        builder.HasMany(one => one.Additions).WithOne().HasForeignKey(one => one.MeetingId);
        builder.HasMany(one => one.Readings).WithOne().HasForeignKey(one => one.MeetingId);
        foreach (var navigation in new[] { nameof(Meeting.Attendees), nameof(Meeting.Agenda), nameof(Meeting.Incidents), nameof(Meeting.Additions), nameof(Meeting.Readings) })
        {
            builder.Navigation(navigation).UsePropertyAccessMode(PropertyAccessMode.Field);
        }

        builder.HasIndex(one => one.Start);
        builder.HasIndex(one => new { one.Series, one.Day }).IsUnique();
    }
}

internal sealed class MeetingPartsMapping
    : IEntityTypeConfiguration<Attendance>, IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<MeetingIncident>,
        IEntityTypeConfiguration<MinutesAddition>, IEntityTypeConfiguration<MinutesReading>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("MeetingAttendees").Publishes(Topics.Meetings).HasKey(one => new { one.MeetingId, one.Person });
        builder.HasIndex(one => one.Person);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("MeetingAgenda").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MeetingIncident> builder)
    {
        builder.ToTable("MeetingIncidents").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<MinutesAddition> builder)
    {
        builder.ToTable("MeetingAdditions").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<MinutesReading> builder)
    {
        builder.ToTable("MeetingReadings").Publishes(Topics.Meetings).HasKey(one => new { one.MeetingId, one.Person });
        builder.HasIndex(one => one.Person).HasDatabaseName("IX_MeetingReadings_Unread").HasFilter("\"ReadAt\" IS NULL");
    }
}

internal sealed class MeetingSeriesMapping : IEntityTypeConfiguration<MeetingSeries>
{
    public void Configure(EntityTypeBuilder<MeetingSeries> builder)
    {
        builder.ToTable("MeetingSeries").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Ignore(one => one.Rule);
    }
}

/// <summary>What is open of somebody, what falls due, and what a meeting decided are each one range of an index.</summary>
internal sealed class ActionItemMapping : IEntityTypeConfiguration<ActionItem>, IEntityTypeConfiguration<ActionRecord>, IEntityTypeConfiguration<ProposedPenalty>
{
    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.ToTable("ActionItems").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => one.MeetingId);
        builder.HasIndex(one => one.DueAt);
        builder.HasIndex(one => one.Owner).HasDatabaseName("IX_ActionItems_Open").HasFilter("\"ClosedAt\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<ActionRecord> builder)
    {
        builder.ToTable("ActionRecords").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => one.Item);
    }

    public void Configure(EntityTypeBuilder<ProposedPenalty> builder)
    {
        builder.ToTable("ProposedPenalties").Publishes(Topics.Meetings);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => new { one.Offence, one.Source, one.Person }).IsUnique();
        builder.HasIndex(one => one.Source);
    }
}
