using System.Collections.Concurrent;
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
    private readonly Dictionary<string, PersonId[]> _onDutyByKind;
    private readonly Dictionary<string, PersonId[]> _onDutyByPost;
    private readonly ConcurrentDictionary<string, IReadOnlyList<PersonId>> _inRole = new(StringComparer.Ordinal);
    private readonly ILookup<string, PlannedShift> _shifts;

    private Audiences(IReadOnlyList<Person> people, Staff staff, Substitutes substitutes, IReadOnlyCollection<(Post Post, PlannedShift Shift, Substitutes Substitutes)> onDuty)
    {
        (_people, _staff, _substitutes) = (people, staff, substitutes);
        _shifts = onDuty.ToLookup(pair => pair.Post.Code, pair => pair.Shift, StringComparer.Ordinal);
        var there = onDuty.Where(pair => _staff.IsActive(pair.Shift.Person)).SelectMany(pair => Present(pair.Shift.Person, pair.Substitutes), (pair, person) => (pair.Post, Person: person)).ToArray();
        _onDutyByKind = Of(there, post => PostKinds.Of(post.Name));
        _onDutyByPost = Of(there, post => post.Code);
    }

    /// <summary>Reads people, leaves and the shifts of an instant.</summary>
    public static async Task<Audiences> ReadAsync(PortalDb db, SiteZone zone, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await Material.ReadAsync(db, zone, at, at.AddMilliseconds(1), cancellationToken)).At(at);

    /// <summary>The people whom an occurrence concerns. Whoever is on leave, be it from a shift, is stood in for; whom a digest concerns only the digest knows: nobody here.</summary>
    /// <param name="audience">The audience.</param>
    /// <param name="row">The occurrence: its post and its holder.</param>
    /// <param name="concerned">Those whom the obligation itself concerns, for the superiors of its ladder.</param>
    public IReadOnlyList<PersonId> Of(Audience audience, DueOccurrence row, IReadOnlyList<PersonId> concerned) => audience switch
    {
        Audience.OnDuty { Kind: var kind } => row.Subject is { } post && _onDutyByPost.TryGetValue(post, out var there) ? there : kind is null ? [] : _onDutyByKind.GetValueOrDefault(kind, []),
        Audience.InRole { Role: var role } => _inRole.GetOrAdd(role, InRole),
        Audience.Holder => row.Holder is { } holder && _staff.IsActive(holder) ? Present([holder]) : [],
        Audience.Superiors => concerned.Count == 0 ? Present(_staff.Supervisors) : Present(concerned.SelectMany(_staff.LeadersOf).Except(concerned)),
        Audience.Several { Parts: var parts } => [.. parts.SelectMany(part => Of(part, row, concerned)).Distinct()],
        _ => [],
    };

    /// <summary>The shifts that are on at a post, whoever stands in for their people.</summary>
    public IEnumerable<PlannedShift> ShiftsAt(string post) => _shifts[post];

    private static Dictionary<string, PersonId[]> Of(IEnumerable<(Post Post, PersonId Person)> onDuty, Func<Post, string> key) =>
        onDuty.GroupBy(pair => key(pair.Post), pair => pair.Person, StringComparer.Ordinal).ToDictionary(there => there.Key, there => there.Distinct().ToArray(), StringComparer.Ordinal);

    private IReadOnlyList<PersonId> InRole(string role) =>
        Present(role == Roles.Supervisor.Key ? _staff.Supervisors : _people.Where(person => person.Role == role).Select(person => person.Id));

    /// <summary>The people, or who stands in; where nobody does, the leaders who are there.</summary>
    private IReadOnlyList<PersonId> Present(IEnumerable<PersonId> people) => [.. people.SelectMany(person => Present(person, _substitutes)).Distinct()];

    private IEnumerable<PersonId> Present(PersonId person, Substitutes substitutes) =>
        substitutes.For(person) is { } there && _staff.IsActive(there) ? [there] : _staff.LeadersOf(person).Where(leader => !substitutes.IsAway(leader));

    /// <summary>What the audiences of any instant in [From, To) are made of.</summary>
    internal sealed class Material
    {
        private Staff? _staff;
        private Standing? _standing;

        public required SiteZone Zone { get; init; }

        public required DateTimeOffset From { get; init; }

        public required DateTimeOffset To { get; init; }

        public required IReadOnlyList<Person> People { get; init; }

        public required IReadOnlyList<LeaveOfAbsence> Leaves { get; init; }

        public required IReadOnlyList<(Post Post, PlannedShift Shift)> Shifts { get; init; }

        public static async Task<Material> ReadAsync(PortalDb db, SiteZone zone, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
        {
            // A shift may have begun the day before.
            var (first, last) = (zone.DateOf(from).AddDays(-1), zone.DateOf(to));
            var shifts = await db.Set<Assignment>().AsNoTracking()
                .Where(shift => !shift.Withdrawn && shift.Start < to && shift.End > from)
                .Select(shift => new { shift.Id, shift.PostId, shift.PersonId, shift.Start, shift.End })
                .ToListAsync(cancellationToken);
            var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Id, cancellationToken);
            return new Material
            {
                Zone = zone,
                From = from,
                To = to,
                People = await db.Set<Person>().AsNoTracking().Where(person => person.Active).ToListAsync(cancellationToken),
                Leaves = await db.Set<LeaveOfAbsence>().AsNoTracking().Where(leave => leave.Last >= first && leave.First <= last && leave.WithdrawnAt == null).ToListAsync(cancellationToken),
                Shifts =
                [
                    .. from shift in shifts
                       where posts.ContainsKey(shift.PostId)
                       let post = posts[shift.PostId]
                       select (post, new PlannedShift(shift.Id.Value.ToString("N"), shift.PersonId, post.Code, shift.Start, shift.End)),
                ],
            };
        }

        /// <summary>The audiences of an instant. They stand until a shift begins or ends, or a day; two that ask at once may both work them out.</summary>
        public Audiences At(DateTimeOffset at)
        {
            if (_standing is not { } standing || at < standing.From || at >= standing.Until)
            {
                _standing = standing = Stand(at);
            }

            return standing.Audiences;
        }

        private Standing Stand(DateTimeOffset at)
        {
            var today = Zone.DateOf(at);
            var next = Shifts.Select(one => one.Shift.Start > at ? one.Shift.Start : one.Shift.End).Where(instant => instant > at).Append(Zone.ToInstant(today.AddDays(1))).Min();

            // A night shift belongs to the day on which it began: whoever is away from the next day on is still there.
            var there = Shifts.Where(one => one.Shift.Contains(at)).GroupBy(one => Zone.DateOf(one.Shift.Start), (day, shifts) => (Shifts: shifts, Substitutes: new Substitutes(Leaves, day)))
                .SelectMany(day => day.Shifts, (day, one) => (one.Post, one.Shift, day.Substitutes));
            return new Standing(at, next, new Audiences(People, _staff ??= new Staff(People), new Substitutes(Leaves, today), [.. there]));
        }

        /// <summary>Audiences that hold in [From, Until).</summary>
        private sealed record Standing(DateTimeOffset From, DateTimeOffset Until, Audiences Audiences);
    }
}
