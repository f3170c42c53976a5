using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>Publishes issued minutes to the people of named departments, who are asked to read them [E-017].</summary>
public sealed class PublishMinutes(PortalWriter writer, MeetingKeepers keepers, Texts texts) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsRead;

    /// <summary>Publishes them; for those who manage meetings, and the chair.</summary>
    public Task<Result> RunAsync(Actor actor, MeetingId id, IReadOnlyCollection<string> departments, CancellationToken cancellationToken) =>
        writer.ChangeMeetingAsync<PublishMinutes>(
            actor,
            id,
            async (unit, meeting, token) =>
            {
                if (!keepers.MayKeep(actor, meeting))
                {
                    return MeetingRefusals.NotConcerned;
                }

                var people = await unit.Db.Set<Person>().AsNoTracking()
                    .Where(person => person.Active && person.Department != null && departments.Contains(person.Department)).Select(person => person.Id).ToListAsync(token);
                if (people.Count == 0)
                {
                    return MeetingRefusals.NoDepartment;
                }

                var published = meeting.Publish(people, unit.Now);
                if (published.Refusal is { } refusal)
                {
                    return refusal;
                }

                unit.Tell(published.Value, id, "meetings.issued", [meeting.NameOf(texts), meeting.Start], "E-017");
                return Result.Done;
            },
            cancellationToken);
}
