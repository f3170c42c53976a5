using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Features.Duty;

namespace Portal.Features.Desk;

/// <summary>Whether somebody can be sent now.</summary>
public enum Sendable
{
    /// <summary>At a post.</summary>
    Present,

    /// <summary>Stepped away from the post.</summary>
    Away,

    /// <summary>Planned now and clocked in nowhere.</summary>
    Missing,

    /// <summary>A shift begins later today.</summary>
    Later,

    /// <summary>A shift ended today.</summary>
    Gone,

    /// <summary>No shift today.</summary>
    Off,
}

/// <summary>Somebody in the picker of the desk.</summary>
/// <param name="Person">Who.</param>
/// <param name="State">Whether the person can be sent.</param>
/// <param name="Post">The post where the person is, or should be; null when off.</param>
/// <param name="At">Since when present or away, or the start or end of the shift that the state speaks of; UTC.</param>
/// <param name="Certificates">Codes of the certificates that hold today.</param>
/// <param name="InHand">Pending cases in this person's hands.</param>
public sealed record SendablePerson(
    DutyPerson Person, Sendable State, Post? Post, DateTimeOffset? At, IReadOnlyList<string> Certificates, int InHand)
{
    /// <summary>True for people who are here.</summary>
    public bool IsHere => State is Sendable.Present or Sendable.Away;

    /// <summary>Everybody who works here: who is at a post first, of these whoever has least in hand, and of those who are off whoever still has cases.</summary>
    public static IReadOnlyList<SendablePerson> All(DutyBoard duty, CasesBoard? cases)
    {
        ArgumentNullException.ThrowIfNull(duty);
        var inHand = (cases?.Pending ?? []).Where(one => one.AssigneeId is not null).CountBy(one => one.AssigneeId!.Value).ToDictionary();
        var shifts = duty.Data.Record.Assignments.Where(shift => !shift.Withdrawn).ToLookup(shift => shift.PersonId);
        var today = duty.Data.Record.Zone.DateOf(duty.At);
        return
        [
            .. duty.People.Values
                .Where(person => person.Active)
                .Select(person =>
                {
                    var (state, post, at) = StateOf(duty, shifts[person.Id], person.Id);
                    return new SendablePerson(
                        person,
                        state,
                        post is { } id ? duty.Data.Posts.GetValueOrDefault(id) : null,
                        at,
                        [.. person.Qualifications.Where(held => held.Expires >= today).Select(held => held.Code)],
                        inHand.GetValueOrDefault(person.Id));
                })
                .OrderBy(one => one.State)
                .ThenBy(one => one.IsHere ? one.InHand : -one.InHand)
                .ThenBy(one => one.Person.Code, StringComparer.Ordinal),
        ];
    }

    private static (Sendable State, PostId? Post, DateTimeOffset? At) StateOf(DutyBoard duty, IEnumerable<Assignment> shifts, PersonId person)
    {
        if (duty.StateOf(person) is { } here)
        {
            return (here.Away ? Sendable.Away : Sendable.Present, here.Post, here.Since);
        }

        var mine = shifts.OrderBy(shift => shift.Start).ToArray();
        var today = duty.Data.Record.Zone.ToInstant(duty.Data.Record.Zone.DateOf(duty.At));
        return mine.FirstOrDefault(shift => shift.Contains(duty.At)) is { } now ? (Sendable.Missing, now.PostId, now.Start)
            : mine.FirstOrDefault(shift => shift.Start > duty.At) is { } next ? (Sendable.Later, next.PostId, next.Start)
            : mine.LastOrDefault(shift => shift.End <= duty.At && shift.End >= today) is { } last ? (Sendable.Gone, last.PostId, last.End)
            : (Sendable.Off, null, null);
    }
}
