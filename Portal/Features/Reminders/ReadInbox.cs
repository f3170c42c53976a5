using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Reminders;

/// <summary>A person's inbox.</summary>
/// <param name="Open">How many messages are not acknowledged, also beyond those listed.</param>
/// <param name="Messages">Messages, the open ones first, newest first.</param>
public sealed record InboxView(int Open, IReadOnlyList<InboxMessage> Messages)
{
    /// <summary>Of somebody without an inbox.</summary>
    public static InboxView None { get; } = new(0, []);
}

/// <summary>Shows the reader's own inbox; nobody sees another's.</summary>
public sealed class ReadInbox(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The newest messages; an actor who is no person has none.</summary>
    public Task<Result<InboxView>> RunAsync(Actor actor, bool onlyOpen, int most, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadInbox, InboxView>(
            actor,
            async (db, token) =>
            {
                if (actor.Person is not { } person)
                {
                    return InboxView.None;
                }

                var own = db.Set<InboxMessage>().Where(message => message.Person == person);
                var open = await own.CountAsync(message => message.AcknowledgedAt == null, token);
                var messages = await own
                    .Where(message => !onlyOpen || message.AcknowledgedAt == null)
                    .OrderBy(message => message.AcknowledgedAt == null ? 0 : 1)
                    .ThenByDescending(message => message.DeliveredAt)
                    .ThenByDescending(message => message.Id)
                    .Take(most)
                    .ToListAsync(token);
                return new InboxView(open, messages);
            },
            cancellationToken);
}
