using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Channels;

/// <summary>Identity of a delivery.</summary>
public readonly record struct DeliveryId(Guid Value) : ITypedId<DeliveryId>
{
    /// <inheritdoc/>
    public static DeliveryId From(Guid value) => new(value);
}

/// <summary>Identity of one sending: several deliveries share it when they went out as one message.</summary>
public readonly record struct SendingId(Guid Value) : ITypedId<SendingId>
{
    /// <inheritdoc/>
    public static SendingId From(Guid value) => new(value);
}

/// <summary>How a delivery stands. That a person has read it is known from the inbox.</summary>
public enum DeliveryState
{
    /// <summary>Waits to be sent, for the first time or again.</summary>
    Queued,

    /// <summary>Handed to the peer; whether it arrived is not known yet.</summary>
    Sending,

    /// <summary>The platform took it. That is not to say that anybody read it.</summary>
    Accepted,

    /// <summary>It will not be sent; the next channel of its ladder has it, where there is one.</summary>
    Failed,
}

/// <summary>
/// One message that leaves the portal by one channel. Occasion, stage, recipient and channel make a second one impossible.
/// It stays as the proof of what was sent.
/// </summary>
public sealed class ChannelDelivery
{
    /// <summary>Identity, in the order of queuing; peers see it, so that they can tell a repetition.</summary>
    public required DeliveryId Id { get; init; }

    /// <summary>What happened, e.g. <c>obligation/occurrence</c>.</summary>
    public required string Occasion { get; init; }

    /// <summary>Which message about it.</summary>
    public required string Stage { get; init; }

    /// <summary>The person's id, or <see cref="Group"/>, with the id of whom it is about where a group is told each one's own.</summary>
    public required string Recipient { get; init; }

    /// <summary>Key of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The person it is for; null for a group.</summary>
    public required PersonId? Person { get; init; }

    /// <summary>People whom it concerns, ids separated by commas: a robot names them.</summary>
    public required string People { get; init; }

    /// <summary>Key of its sentence; its kind.</summary>
    public required string Text { get; init; }

    /// <summary>Values of the sentence, as the inbox keeps them.</summary>
    public required string Args { get; init; }

    /// <summary>The clause behind it, or null.</summary>
    public required string? Clause { get; init; }

    /// <summary>Page to act on, or null.</summary>
    public required string? Link { get; init; }

    /// <summary>The same message in the person's inbox; acknowledged there it is read.</summary>
    public required MessageId? Message { get; init; }

    /// <summary>Keys of the channels to fall back to, separated by commas.</summary>
    public required string Ladder { get; init; }

    /// <summary>How it stands.</summary>
    public DeliveryState State { get; set; }

    /// <summary>When it was queued (UTC).</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not before this instant (UTC).</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>It waited for a robot's limit and goes out together with others that did.</summary>
    public bool Held { get; set; }

    /// <summary>How often it was handed to the peer.</summary>
    public int Attempts { get; set; }

    /// <summary>Which process is sending it, or sent it last.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>When that process took it (UTC).</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>The sending it was part of last.</summary>
    public SendingId? Sending { get; set; }

    /// <summary>A process ended between sending and writing down the answer: whether it had arrived is not known, and it was sent again.</summary>
    public bool Repeated { get; set; }

    /// <summary>When it was accepted or failed (UTC).</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>One of <see cref="ChannelFaults"/>: why it failed, or why the last attempt did.</summary>
    public string? Fault { get; set; }

    /// <summary>The peer's own words, shortened.</summary>
    public string? Answer { get; set; }

    /// <summary>Recipient of what is for nobody in particular.</summary>
    internal const string Group = "group";

    /// <summary>How a person is named as a recipient.</summary>
    internal static string RecipientOf(PersonId person) => person.Value.ToString("N");

    /// <summary>The people it concerns.</summary>
    internal IEnumerable<PersonId> Concerned =>
        People.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new PersonId(Guid.ParseExact(id, "N")));
}

internal sealed class ChannelDeliveryMapping : IEntityTypeConfiguration<ChannelDelivery>
{
    public void Configure(EntityTypeBuilder<ChannelDelivery> builder)
    {
        builder.ToTable("ChannelDeliveries").Publishes(ChannelMapping.Topic);
        builder.Ignore(delivery => delivery.Concerned);
        builder.HasIndex(delivery => new { delivery.Occasion, delivery.Stage, delivery.Recipient, delivery.Channel }).IsUnique();
        builder.HasIndex(delivery => delivery.QueuedAt);

        // The few that are not settled, whatever the length of the history.
        builder.HasIndex(delivery => new { delivery.Channel, delivery.NextAt }).HasDatabaseName("IX_ChannelDeliveries_Waiting").HasFilter("\"State\" = 'Queued'");
        builder.HasIndex(delivery => delivery.ClaimedAt).HasDatabaseName("IX_ChannelDeliveries_Sending").HasFilter("\"State\" = 'Sending'");
        builder.HasIndex(delivery => new { delivery.Channel, delivery.SettledAt });
    }
}
