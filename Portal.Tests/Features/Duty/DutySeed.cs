using System.Globalization;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>People, posts, shifts and clockings of a test's database, by codes and site times; a bare <c>HH:mm</c> is on 2026-11-21.</summary>
internal sealed class DutySeed(PortalApp app)
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private readonly Dictionary<string, PersonId> _people = [];
    private readonly Dictionary<string, PostId> _posts = [];
    private readonly List<object> _rows = [];
    private int _sequence;

    public static DateTimeOffset At(string siteTime) =>
        Zone.ToInstant(DateTime.Parse(siteTime.Length <= 8 ? $"2026-11-21 {siteTime}" : siteTime, CultureInfo.InvariantCulture));

    public PersonId this[string person] => _people[person];

    public PostId PostOf(string code) => _posts[code];

    public AssignmentId LastShift { get; private set; }

    public DutySeed Person(string code, string? name = null, string? title = null, params Qualification[] held)
    {
        _people[code] = TypedId.New<PersonId>(app.Clock.GetUtcNow());
        _rows.Add(new Person(_people[code], code, new PersonDetails { Name = name ?? "员工" + code, Title = title, Qualifications = held }));
        return this;
    }

    public DutySeed Post(string code, params DutyWindow[] windows)
    {
        _posts[code] = TypedId.New<PostId>(app.Clock.GetUtcNow());
        _rows.Add(new Post(_posts[code], code, "岗位" + code, windows));
        return this;
    }

    public DutySeed Shift(string person, string post, string start, string end)
    {
        LastShift = TypedId.New<AssignmentId>(app.Clock.GetUtcNow());
        _rows.Add(Assignment.Plan(LastShift, _people[person], _posts[post], At(start), At(end)).Value);
        return this;
    }

    public DutySeed Clock(string person, string post, string at, PresenceKind kind = PresenceKind.In)
    {
        var instant = At(at);
        _sequence++;
        _rows.Add(new PresenceEvent(TypedId.New<PresenceEventId>(app.Clock.GetUtcNow()), _people[person], _posts[post], instant, kind, _sequence)
        {
            Day = Zone.DateOf(instant),
            DayCount = _sequence,
            RecordedAt = instant,
        });
        return this;
    }

    public async Task SaveAsync()
    {
        await app.SeedAsync([.. _rows]);
        _rows.Clear();
    }
}
