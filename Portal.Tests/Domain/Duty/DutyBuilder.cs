using System.Globalization;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Tests.Domain.Duty;

/// <summary>Builds a duty record from codes and site clock times; a bare <c>HH:mm</c> is on <see cref="Day"/>.</summary>
internal sealed class DutyBuilder(string zone = "Asia/Shanghai")
{
    /// <summary>A Saturday.</summary>
    public const string Day = "2026-11-21";

    private readonly Dictionary<string, PersonId> _people = [];
    private readonly Dictionary<string, Post> _posts = [];
    private readonly List<Assignment> _assignments = [];
    private readonly List<PresenceEvent> _events = [];
    private readonly Dictionary<PersonId, List<Qualification>> _qualifications = [];
    private BusinessCalendar _calendar = BusinessCalendar.Plain;
    private TimeSpan _lapse = DutyRecord.DefaultLapse;
    private int _sequence;

    public SiteZone Zone { get; } = new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static DutyWindow Window(string from, string to, int min, string days = "everyday", string? qualification = null, string? validFrom = null) =>
        new(DayRule.Parse(days), Minute(from), Minute(to), min, qualification,
            validFrom is null ? null : DateOnly.Parse(validFrom, CultureInfo.InvariantCulture));

    public DutyBuilder Post(string code, params DutyWindow[] windows)
    {
        _posts[code] = new Post(PostId.From(Number(1, _posts.Count)), code, "岗位" + code, windows);
        return this;
    }

    public DutyBuilder Shift(string person, string post, string start, string end)
    {
        _assignments.Add(Assignment.Plan(
            AssignmentId.From(Number(2, _assignments.Count)), Person(person), PostOf(post).Id, At(start), At(end)).Value);
        return this;
    }

    public DutyBuilder Clock(string person, string post, string at, PresenceKind kind) => Clock(person, post, At(at), kind);

    public DutyBuilder Clock(string person, string post, DateTimeOffset at, PresenceKind kind)
    {
        _events.Add(new PresenceEvent(PresenceEventId.From(Number(3, _events.Count)), Person(person), PostOf(post).Id, at, kind, ++_sequence));
        return this;
    }

    public DutyBuilder Holds(string person, string qualification, string expires)
    {
        _qualifications.TryAdd(Person(person), []);
        _qualifications[Person(person)].Add(new Qualification(qualification, DateOnly.Parse(expires, CultureInfo.InvariantCulture)));
        return this;
    }

    public DutyBuilder Calendar(params (string Day, bool Off)[] exceptions)
    {
        _calendar = new BusinessCalendar(exceptions.Select(
            day => KeyValuePair.Create(DateOnly.Parse(day.Day, CultureInfo.InvariantCulture), day.Off)));
        return this;
    }

    public DutyBuilder Lapse(TimeSpan lapse)
    {
        _lapse = lapse;
        return this;
    }

    public Post PostOf(string code) => _posts[code];

    public Assignment LastShift => _assignments[^1];

    public PersonId Person(string name)
    {
        if (!_people.TryGetValue(name, out var id))
        {
            _people[name] = id = PersonId.From(Number(4, _people.Count));
        }

        return id;
    }

    public DateTimeOffset At(string siteTime) => Zone.ToInstant(
        DateTime.Parse(siteTime.Length <= 8 ? $"{Day} {siteTime}" : siteTime, CultureInfo.InvariantCulture));

    public Coverage Build() => new(Record());

    public DutyRecord Record() => new()
    {
        Posts = _posts.Values,
        Assignments = _assignments,
        Events = _events,
        Qualifications = _qualifications.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Qualification>)pair.Value),
        Calendar = _calendar,
        Zone = Zone,
        Lapse = _lapse,
    };

    /// <summary>One post's figures at a past instant, as <c>required/planned/present/away/unqualified/gap</c>.</summary>
    public string Figures(string post, string at, string? now = null)
    {
        var found = Build().At(At(at), At(now ?? at)).Posts.Single(row => row.Post.Code == post);
        return $"{found.Required}/{found.Planned}/{Text(found.Present)}/{Text(found.Away)}/{Text(found.Unqualified)}/{Text(found.Gap)}";

        static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";
    }

    private static int Minute(string clock) =>
        int.Parse(clock[..2], CultureInfo.InvariantCulture) * 60 + int.Parse(clock[3..], CultureInfo.InvariantCulture);

    private static Guid Number(short kind, int number) => new(number + 1, kind, 0, new byte[8]);
}
