using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>
/// Gives a matter of a meeting to a person with a deadline; refused without either [B-063, E-014]. It stands in the
/// person's task list from then on.
/// </summary>
public sealed class DecideAction(PortalWriter writer, MeetingKeepers keepers, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Decides it; for those who manage meetings, and the chair.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="id">The meeting.</param>
    /// <param name="order">What, who and by when.</param>
    /// <param name="from">The line of the agenda that it comes from, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result<ActionItemId>> RunAsync(Actor actor, MeetingId id, ActionOrder order, AgendaItemId? from, CancellationToken cancellationToken) =>
        writer.WriteAsync<DecideAction, ActionItemId>(
            actor,
            async (unit, token) =>
            {
                if (await unit.Db.Set<Meeting>().MeetingAsync(id, token) is not { } meeting || (from is { } line && meeting.Agenda.All(one => one.Id != line)))
                {
                    return MeetingRefusals.Unknown;
                }

                if (!keepers.MayKeep(actor, meeting))
                {
                    return MeetingRefusals.NotConcerned;
                }

                if (meeting.IssuedAt is not null)
                {
                    return MeetingRefusals.Frozen;
                }

                var decided = ActionItem.Decide(meeting, order, from, zone, unit.Now);
                if (decided.Refusal is { } refusal)
                {
                    return refusal;
                }

                var item = decided.Value;
                if (!await unit.Db.Set<Person>().AnyAsync(person => person.Id == item.Owner && person.Active, token))
                {
                    return MeetingRefusals.OwnerMissing;
                }

                unit.Db.Add(item);
                unit.Tell([item.Owner], id, "meetings.action", [item.Text, item.DueAt.AddMinutes(-1)], "B-063");
                return item.Id;
            },
            cancellationToken);
}
