using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Duty;

/// <summary>Shows who has been called to stand in, and who has answered.</summary>
public sealed class StandInCalls(PortalReader reader) : IUseCase
{
    /// <summary>Key of the call's sentence.</summary>
    internal const string Text = "duty.call";

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The calls since an instant, earliest first.</summary>
    public Task<Result<IReadOnlyList<StandInCall>>> RunAsync(Actor actor, DateTimeOffset since, CancellationToken cancellationToken) =>
        reader.ReadAsync<StandInCalls, IReadOnlyList<StandInCall>>(
            actor,
            async (db, token) => await db.Set<InboxMessage>()
                .Where(message => message.DeliveredAt >= since && message.Text == Text)
                .OrderBy(message => message.DeliveredAt)
                .Select(message => new StandInCall(
                    message.Person,
                    db.Set<Person>().Where(person => person.Id == message.Person).Select(person => person.Name).FirstOrDefault() ?? "",
                    message.Link!,
                    message.DeliveredAt,
                    message.AcknowledgedAt))
                .ToListAsync(token),
            cancellationToken);

    internal static string LinkOf(Post post) => "/duty?post=" + Uri.EscapeDataString(post.Code);
}

/// <summary>A call to stand in.</summary>
/// <param name="Person">Who was called.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="Link">Page of the post.</param>
/// <param name="At">When, UTC.</param>
/// <param name="AcknowledgedAt">When the person said so, UTC; null until then.</param>
public sealed record StandInCall(PersonId Person, string Name, string Link, DateTimeOffset At, DateTimeOffset? AcknowledgedAt)
{
    /// <summary>True for a call about this gap.</summary>
    public bool IsFor(PostGap gap) => gap is not null && At >= gap.Since && Link == StandInCalls.LinkOf(gap.Post);
}
