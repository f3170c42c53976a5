using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>Who an audience is at one instant: whoever is on duty now, not whoever was when it was planned.</summary>
internal sealed class Audiences
{
    private readonly Staff _staff;
    private readonly IReadOnlyList<Person> _people;
    private readonly ILookup<string, PersonId> _onDutyByKind;
    private readonly ILookup<string, PersonId> _onDutyByPost;

    private Audiences(IReadOnlyList<Person> people, IEnumerable<(Post Post, PersonId Person)> onDuty)
    {
        _people = people;
        _staff = new Staff(people);
        var active = onDuty.Where(pair => _staff.IsActive(pair.Person)).ToArray();
        _onDutyByKind = active.ToLookup(pair => PostKinds.Of(pair.Post.Name), pair => pair.Person, StringComparer.Ordinal);
        _onDutyByPost = active.ToLookup(pair => pair.Post.Code, pair => pair.Person, StringComparer.Ordinal);
    }

    /// <summary>Reads people and the shifts of an instant.</summary>
    public static async Task<Audiences> ReadAsync(PortalDb db, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Id, cancellationToken);
        var shifts = await db.Set<Assignment>().AsNoTracking()
            .Where(shift => !shift.Withdrawn && shift.Start <= at && shift.End > at)
            .Select(shift => new { shift.PostId, shift.PersonId })
            .ToListAsync(cancellationToken);
        return new Audiences(people, shifts.Where(shift => posts.ContainsKey(shift.PostId)).Select(shift => (posts[shift.PostId], shift.PersonId)));
    }

    /// <summary>The people whom an obligation concerns.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="subject">What the occurrence is about; a shift's is its post.</param>
    /// <param name="concerned">Those whom the obligation itself concerns, for the superiors of its ladder.</param>
    public IReadOnlyList<PersonId> Of(Audience audience, string? subject, IReadOnlyList<PersonId> concerned) => audience switch
    {
        Audience.OnDuty { Kind: null } => subject is null ? [] : [.. _onDutyByPost[subject].Distinct()],
        Audience.OnDuty { Kind: { } kind } => subject is not null && _onDutyByPost.Contains(subject) ? [.. _onDutyByPost[subject].Distinct()] : [.. _onDutyByKind[kind].Distinct()],
        Audience.InRole { Role: var role } => [.. _people.Where(person => person.Role == role).Select(person => person.Id)],
        Audience.Superiors => concerned.Count == 0 ? _staff.Supervisors : [.. concerned.SelectMany(_staff.LeadersOf).Distinct()],
        _ => [],
    };
}
