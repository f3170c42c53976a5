using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Shows who could take a shift.</summary>
public sealed class FindCandidates(PortalReader reader, DutyRecordLoader loader, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Everybody who works here, whoever is free and holds the certificates first.</summary>
    public Task<Result<IReadOnlyList<Candidate>>> RunAsync(
        Actor actor, PostId post, DateTimeOffset start, DateTimeOffset end, AssignmentId? insteadOf, CancellationToken cancellationToken) =>
        reader.TryReadAsync<FindCandidates, IReadOnlyList<Candidate>>(
            actor,
            async (db, token) =>
            {
                // The days around the shift, to show what else the person works.
                var (from, to) = (zone.ToInstant(zone.DateOf(start)), zone.ToInstant(zone.DateOf(end).AddDays(1)));
                var data = await loader.LoadAsync(db, from, to, token);
                if (!data.Posts.TryGetValue(post, out var place))
                {
                    return DutyFeatureRefusals.PostMissing;
                }

                var now = clock.GetUtcNow();
                var replaced = data.Record.Assignments.FirstOrDefault(shift => shift.Id == insteadOf)?.PersonId;
                return data.People.Values
                    .Where(person => person.Active && person.Id != replaced)
                    .Select(person => new Candidate(
                        person,
                        ShiftPlan.IsQualified(data, person.Id, place, start, end),
                        ShiftPlan.Conflicts(data, person.Id, start, end, insteadOf).Select(other => data.Posts[other.PostId]).FirstOrDefault(),
                        data.Coverage.StateOf(person.Id, now) is { } state && data.Posts.TryGetValue(state.Post, out var at) ? at : null,
                        data.Record.Assignments.Where(other => other.PersonId == person.Id && !other.Withdrawn).Sum(other => (other.End - other.Start).TotalHours)))
                    .OrderByDescending(one => one.IsFree && one.Qualified)
                    .ThenByDescending(one => one.Qualified)
                    .ThenByDescending(one => one.IsFree)
                    .ThenBy(one => one.Hours)
                    .ThenBy(one => one.Person.Code, StringComparer.Ordinal)
                    .ToList();
            },
            cancellationToken);
}

/// <summary>Somebody who could take a shift.</summary>
/// <param name="Person">Who.</param>
/// <param name="Qualified">Holds what the post needs throughout the shift.</param>
/// <param name="Booked">The post of a shift that overlaps, or null: free.</param>
/// <param name="At">The post where the person is now, or null.</param>
/// <param name="Hours">Hours planned on the days of the shift.</param>
public sealed record Candidate(DutyPerson Person, bool Qualified, Post? Booked, Post? At, double Hours)
{
    /// <summary>No other shift overlaps.</summary>
    public bool IsFree => Booked is null;
}
