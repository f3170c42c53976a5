using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.Reminders;

/// <summary>Identity of a message.</summary>
public readonly record struct MessageId(Guid Value) : ITypedId<MessageId>
{
    /// <inheritdoc/>
    public static MessageId From(Guid value) => new(value);
}

/// <summary>One message in a person's inbox: a sentence of the texts with its values, told in the reader's language.</summary>
public sealed class InboxMessage
{
    private InboxMessage()
    {
        Text = "";
        Args = "";
    }

    /// <summary>Identity, in the order of delivery.</summary>
    public MessageId Id { get; private set; }

    /// <summary>Whose inbox.</summary>
    public PersonId Person { get; private set; }

    /// <summary>Key of the sentence, e.g. <c>reminder.ShiftSoon</c>.</summary>
    public string Text { get; private set; }

    /// <summary>Values of the sentence; see <see cref="MessageArgs"/>.</summary>
    public string Args { get; private set; }

    /// <summary>The clause behind it, or null.</summary>
    public string? Clause { get; private set; }

    /// <summary>Page to act on, or null.</summary>
    public string? Link { get; private set; }

    /// <summary>What it came from, where nobody may hear of the same twice; null where that does not matter.</summary>
    public string? Origin { get; private set; }

    /// <summary>When its reason fell due.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it came into the inbox.</summary>
    public DateTimeOffset DeliveredAt { get; private set; }

    /// <summary>When the person said so, or null.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>Whether it came noticeably later than its reason fell due: the server was stopped meanwhile.</summary>
    public bool IsLate => DeliveredAt - DueAt > Late;

    /// <summary>From how much on a message is told as late.</summary>
    internal static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>A message to be added to a unit of work with <see cref="Inbox.Send"/>.</summary>
    public static InboxMessage To(
        PersonId person, string text, IEnumerable<object?> args, DateTimeOffset now, string? clause = null, string? link = null) =>
        To(person, text, MessageArgs.Write(args), now, now, clause, link);

    internal static InboxMessage To(
        PersonId person, string text, string args, DateTimeOffset dueAt, DateTimeOffset now, string? clause, string? link, string? origin = null) => new()
    {
        Id = TypedId.New<MessageId>(now),
        Person = person,
        Text = text,
        Args = args,
        Clause = clause,
        Link = link,
        Origin = origin,
        DueAt = dueAt,
        DeliveredAt = now,
    };

    /// <summary>The person has read it; a second time changes nothing.</summary>
    public void Acknowledge(DateTimeOffset now) => AcknowledgedAt ??= now;
}

internal sealed class InboxMessageMapping : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> builder)
    {
        builder.ToTable("InboxMessages");
        builder.Ignore(message => message.IsLate);
        builder.HasIndex(message => new { message.Person, message.AcknowledgedAt, message.DeliveredAt });

        // Those who hear of the same lie side by side.
        builder.HasIndex(message => new { message.Origin, message.Person }).IsUnique().HasFilter("\"Origin\" IS NOT NULL");
        builder.HasIndex(message => message.DeliveredAt);
        builder.HasIndex(message => message.DeliveredAt, "IX_InboxMessages_Open").HasFilter("\"AcknowledgedAt\" IS NULL");
    }
}

/// <summary>How a use case tells a person something: in its own transaction, so that neither happens without the other.</summary>
public static class Inbox
{
    /// <summary>Puts a message into the person's inbox and signals it after the commit.</summary>
    public static void Send(this WriteUnit unit, InboxMessage message)
    {
        unit.Db.Add(message);
        unit.Publish(Topics.Inbox(message.Person));
        unit.Publish(Topics.Inboxes);
    }

    /// <summary>The person knows; his screens and the tally of all hear of it after the commit.</summary>
    public static void Acknowledge(this WriteUnit unit, InboxMessage message)
    {
        message.Acknowledge(unit.Now);
        unit.Publish(Topics.Inbox(message.Person));
        unit.Publish(Topics.Inboxes);
    }

    /// <summary>Whoever says where a thing stands that he has read it need not say so in the inbox again.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="person">Who has read it.</param>
    /// <param name="link">Page of the thing, as its messages have it.</param>
    /// <param name="cancellationToken">Honoured until the messages are read.</param>
    /// <param name="text">Key of the sentence; null: whatever was told of it.</param>
    public static async Task AcknowledgeAsync(this WriteUnit unit, PersonId person, string link, CancellationToken cancellationToken, string? text = null)
    {
        var told = unit.Db.Set<InboxMessage>().Where(message => message.Person == person && message.AcknowledgedAt == null && message.Link == link);
        foreach (var message in await told.Where(message => text == null || message.Text == text).ToListAsync(cancellationToken))
        {
            unit.Acknowledge(message);
        }
    }

    /// <summary>
    /// Puts many messages into their readers' inboxes at once, but for those whose origin their reader has been told before. The
    /// audit entry counts them; who sends them records what they were.
    /// </summary>
    /// <returns>The messages that are new.</returns>
    public static async Task<IReadOnlyList<InboxMessage>> SendNewAsync(this WriteUnit unit, IReadOnlyCollection<InboxMessage> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return [];
        }

        var sent = await unit.BulkInsertNewAsync(messages, cancellationToken);
        foreach (var message in sent)
        {
            unit.Publish(Topics.Inbox(message.Person));
            unit.Publish(Topics.Inboxes);
        }

        return sent;
    }
}
