using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>Who an audience is at one instant: whoever is on duty now, not whoever was when it was planned.</summary>
internal sealed class Audiences
{
    private readonly Staff _staff;
    private readonly Substitutes _substitutes;
    private readonly IReadOnlyList<Person> _people;
    private readonly ILookup<string, PersonId> _onDutyByKind;
    private readonly ILookup<string, PersonId> _onDutyByPost;

    private Audiences(IReadOnlyList<Person> people, Substitutes substitutes, IEnumerable<(Post Post, PersonId Person)> onDuty)
    {
        (_people, _substitutes) = (people, substitutes);
        _staff = new Staff(people);
        var active = onDuty.Where(pair => _staff.IsActive(pair.Person)).ToArray();
        _onDutyByKind = active.ToLookup(pair => PostKinds.Of(pair.Post.Name), pair => pair.Person, StringComparer.Ordinal);
        _onDutyByPost = active.ToLookup(pair => pair.Post.Code, pair => pair.Person, StringComparer.Ordinal);
    }

    /// <summary>Reads people, leaves and the shifts of an instant.</summary>
    public static async Task<Audiences> ReadAsync(PortalDb db, SiteZone zone, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var day = zone.DateOf(at);
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        var leaves = await db.Set<LeaveOfAbsence>().AsNoTracking().Where(leave => leave.Last >= day && leave.First <= day && leave.WithdrawnAt == null).ToListAsync(cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Id, cancellationToken);
        var shifts = await db.Set<Assignment>().AsNoTracking()
            .Where(shift => !shift.Withdrawn && shift.Start <= at && shift.End > at)
            .Select(shift => new { shift.PostId, shift.PersonId })
            .ToListAsync(cancellationToken);
        return new Audiences(
            people, new Substitutes(leaves, day), shifts.Where(shift => posts.ContainsKey(shift.PostId)).Select(shift => (posts[shift.PostId], shift.PersonId)));
    }

    /// <summary>The people whom an occurrence concerns. Whoever is on leave is stood in for; whom a digest concerns only the digest knows: nobody here.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="row">The occurrence: its post and its holder.</param>
    /// <param name="concerned">Those whom the obligation itself concerns, for the superiors of its ladder.</param>
    public IReadOnlyList<PersonId> Of(Audience audience, DueOccurrence row, IReadOnlyList<PersonId> concerned) => audience switch
    {
        Audience.OnDuty { Kind: null } => row.Subject is null ? [] : [.. _onDutyByPost[row.Subject].Distinct()],
        Audience.OnDuty { Kind: { } kind } => row.Subject is { } post && _onDutyByPost.Contains(post) ? [.. _onDutyByPost[post].Distinct()] : [.. _onDutyByKind[kind].Distinct()],
        Audience.InRole { Role: var role } => Present(role == Roles.Supervisor.Key ? _staff.Supervisors : _people.Where(person => person.Role == role).Select(person => person.Id)),
        Audience.Holder => row.Holder is { } holder && _staff.IsActive(holder) ? Present([holder]) : [],
        Audience.Superiors => concerned.Count == 0 ? Present(_staff.Supervisors) : Present(concerned.SelectMany(_staff.LeadersOf).Except(concerned)),
        Audience.Several { Parts: var parts } => [.. parts.SelectMany(part => Of(part, row, concerned)).Distinct()],
        _ => [],
    };

    /// <summary>The people, or who stands in; where nobody does, the leaders who are there.</summary>
    private IReadOnlyList<PersonId> Present(IEnumerable<PersonId> people) => [.. people.SelectMany(Present).Distinct()];

    private IEnumerable<PersonId> Present(PersonId person) =>
        _substitutes.For(person) is { } there && _staff.IsActive(there) ? [there] : _staff.LeadersOf(person).Where(leader => !_substitutes.IsAway(leader));
}
