using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Features.Reminders;

/// <summary>
/// One row of the due table: who is to be reminded of which occurrence, and when. The key makes a second reminder
/// impossible; a delivered row stays as the proof that it has been told. A waiting row whose reason has gone is taken out.
/// </summary>
public sealed class Reminder
{
    /// <summary>What it is about.</summary>
    public required ReminderKind Kind { get; init; }

    /// <summary>Which occurrence of it.</summary>
    public required string Occurrence { get; init; }

    /// <summary>Who is reminded.</summary>
    public required PersonId Person { get; init; }

    /// <summary>When it falls due.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Values of its sentence; see <see cref="MessageArgs"/>.</summary>
    public required string Args { get; set; }

    /// <summary>The clause behind it, or null.</summary>
    public required string? Clause { get; set; }

    /// <summary>When it was put into the inbox, or null while it waits.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    internal ReminderKey Key => new(Kind, Occurrence, Person);
}

/// <summary>What makes a reminder unique.</summary>
internal readonly record struct ReminderKey(ReminderKind Kind, string Occurrence, PersonId Person)
{
    public static ReminderKey Of(ReminderDue due) => new(due.Kind, due.Occurrence, due.Person);
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    /// <summary>Wakes the loop of this node, and of the others.</summary>
    public const string Topic = "reminders";

    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders").Publishes(Topic).IsUnaudited();
        builder.HasKey(reminder => new { reminder.Kind, reminder.Occurrence, reminder.Person });
        builder.Ignore(reminder => reminder.Key);

        // The few that wait, whatever the length of the history.
        builder.HasIndex(reminder => reminder.DueAt).HasDatabaseName("IX_Reminders_Waiting").HasFilter("\"DeliveredAt\" IS NULL");
        builder.HasIndex(reminder => reminder.Occurrence);
    }
}
