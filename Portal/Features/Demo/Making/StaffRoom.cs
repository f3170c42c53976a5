using Portal.Domain.Duty;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>Who can be asked to do something at a post at an instant.</summary>
internal sealed class StaffRoom
{
    private readonly Dictionary<PersonId, Person> _byId;
    private readonly Dictionary<string, PostId> _posts;
    private readonly Dictionary<string, List<Person>> _staff;

    /// <summary>Shifts by post and the UTC days that they touch.</summary>
    private readonly ILookup<(PostId Post, int Day), Assignment> _shifts;

    /// <summary>The staff with its shifts.</summary>
    public StaffRoom(IReadOnlyCollection<Person> people, IEnumerable<Post> posts, IEnumerable<Assignment> shifts)
    {
        var byCode = people.ToDictionary(person => person.Code, StringComparer.Ordinal);
        _byId = people.ToDictionary(person => person.Id);
        _posts = posts.ToDictionary(post => post.Code, post => post.Id, StringComparer.Ordinal);
        _staff = EstateData.Shipped.Posts.ToDictionary(
            post => post.Code,
            post => EstateData.Shipped.StaffOf(post.Code).Select(data => byCode.GetValueOrDefault(data.Code)).OfType<Person>().ToList(),
            StringComparer.Ordinal);
        _shifts = shifts.Where(shift => !shift.Withdrawn)
            .SelectMany(shift => Enumerable.Range(Day(shift.Start), Day(shift.End) - Day(shift.Start) + 1), (shift, day) => (shift, day))
            .ToLookup(one => (one.shift.PostId, one.day), one => one.shift);
    }

    /// <summary>Somebody of the staff, or null when gone.</summary>
    public Person? Find(PersonId id) => _byId.GetValueOrDefault(id);

    /// <summary>Whoever is planned at a post; all of its staff when nobody fitting is, and anybody when it has none left.</summary>
    public IReadOnlyList<Person> At(string post, DateTimeOffset at, string? role = null)
    {
        var planned = _posts.TryGetValue(post, out var id)
            ? _shifts[(id, Day(at))].Where(shift => shift.Contains(at)).Select(shift => _byId.GetValueOrDefault(shift.PersonId)).OfType<Person>()
            : [];
        var fitting = planned.Where(person => Fits(person, role)).ToList();
        return fitting.Count > 0 ? fitting
            : _staff.GetValueOrDefault(post, []).FindAll(person => Fits(person, role)) is { Count: > 0 } all ? all
            : [.. _byId.Values];
    }

    private static bool Fits(Person person, string? role) => role is null || person.Role == role;

    private static int Day(DateTimeOffset at) => (int)(at.UtcTicks / TimeSpan.TicksPerDay);
}
