using Portal.Domain.Duty;
using Portal.Domain.People;

namespace Portal.Features.Duty;

/// <summary>Duty as it is now: the one picture that wall, desk, duty page and phone share.</summary>
public sealed record DutyBoard
{
    /// <summary>The instant it describes, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every post now.</summary>
    public required CoverageAt Now { get; init; }

    /// <summary>Today's lanes and shifts.</summary>
    public required DutyDay Today { get; init; }

    /// <summary>Posts that lack people, with since when and who should be there, by post code.</summary>
    public required IReadOnlyList<PostGap> Gaps { get; init; }

    /// <summary>No gap is traced back further than this; one that starts here may be older.</summary>
    public DateTimeOffset GapsFrom => Data.Record.Zone.ToInstant(Today.Day.AddDays(-2));

    /// <summary>Whoever is at a post, present or away, by post code and staff number.</summary>
    public required IReadOnlyList<OnDuty> OnDuty { get; init; }

    /// <summary>Whoever's presence lapsed, however long ago, and waits for a correction, longest ago first.</summary>
    public required IReadOnlyList<LapsedPresence> Lapsed { get; init; }

    /// <summary>The shift that most people who are planned now work, or null.</summary>
    public required ShiftSpan? CurrentShift { get; init; }

    /// <summary>The record behind it, for questions such as who holds a certificate.</summary>
    public required DutyData Data { get; init; }

    /// <summary>When the picture changes although nobody writes, UTC.</summary>
    public required DateTimeOffset NextChange { get; init; }

    /// <summary>Everybody of the staff list.</summary>
    public IReadOnlyDictionary<PersonId, DutyPerson> People => Data.People;

    /// <summary>Where a person is, or null: at no post.</summary>
    public PersonState? StateOf(PersonId person) => Data.Coverage.StateOf(person, At);

    /// <summary>Works the picture out; the data must reach from two days ago to the end of today, and may hold shifts of the days after.</summary>
    public static DutyBoard Of(DutyData data, IReadOnlyList<LapsedPresence> lapsed, DateTimeOffset now)
    {
        var today = DutyDay.Of(data, data.Record.Zone.DateOf(now), now);
        var states = data.Coverage.States(now);
        return new DutyBoard
        {
            At = now,
            Now = today.Now!,
            Today = today,
            Gaps = data.Coverage.Gaps(now),
            OnDuty =
            [
                .. states
                    .Where(state => data.Posts.ContainsKey(state.Post))
                    .Select(state => new OnDuty(
                        data.PersonOf(state.Person), data.Posts[state.Post], state, data.Coverage.IsQualified(state.Person, data.Posts[state.Post], now)))
                    .OrderBy(one => one.Post.Code, StringComparer.Ordinal)
                    .ThenBy(one => one.Person.Code, StringComparer.Ordinal),
            ],
            Lapsed = lapsed,
            CurrentShift = ShiftSpan.Current(data.Record.Assignments, now),
            Data = data,
            NextChange = NextChangeOf(data, today, states, now),
        };
    }

    private static DateTimeOffset NextChangeOf(DutyData data, DutyDay today, IReadOnlyList<PersonState> states, DateTimeOffset now)
    {
        // Pictures carry a line for now, so that none is older than a minute.
        var minute = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero).AddMinutes(1);
        var shifts = data.Record.Assignments.Where(shift => !shift.Withdrawn)
            .SelectMany(shift => new[] { data.Rules.Arrival.DueAt(shift.Start), shift.Start, shift.End });
        return states.Select(state => state.LapsesAt)
            .Concat(shifts)
            .Concat(data.Record.Events.Select(clocking => clocking.At))
            .Concat(today.Lanes.SelectMany(lane => lane.Slices).Select(slice => slice.From))
            .Append(today.To)
            .Where(instant => instant > now)
            .Append(minute)
            .Min();
    }
}

/// <summary>Somebody at a post.</summary>
/// <param name="Person">Who.</param>
/// <param name="Post">Where.</param>
/// <param name="State">Present or away, and since when.</param>
/// <param name="Qualified">False when a certificate that the post needs now is missing: the person does not count as present.</param>
public sealed record OnDuty(DutyPerson Person, Post Post, PersonState State, bool Qualified);
