using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Reminders;

/// <summary>The reader says: I know. Only for one's own messages; a second time changes nothing.</summary>
public sealed class AcknowledgeMessage(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Acknowledges a message; another person's is refused as if it were not there.</summary>
    public Task<Result> RunAsync(Actor actor, MessageId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<AcknowledgeMessage>(
            actor,
            async (unit, token) =>
            {
                var message = await unit.Db.Set<InboxMessage>().SingleOrDefaultAsync(message => message.Id == id, token);
                if (message is null || message.Person != actor.Person)
                {
                    return InboxRefusals.Unknown;
                }

                unit.Acknowledge(message);
                return Result.Done;
            },
            cancellationToken);
}
