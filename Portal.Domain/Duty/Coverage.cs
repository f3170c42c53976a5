using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>
/// Engine 1, duty coverage: who is required, planned and present at which post. Built once for a
/// <see cref="DutyRecord"/> and immutable; <c>now</c> comes with each question, since what is later than now is unknown.
/// </summary>
public sealed class Coverage
{
    /// <summary>The longest range that is answered.</summary>
    public const int LongestRangeDays = 400;

    private readonly DutyRecord _record;
    private readonly Post[] _posts;
    private readonly PresenceReplay _replay;
    private readonly CertificateBook _certificates;
    private readonly ILookup<PostId, Stay> _staysByPost;
    private readonly ILookup<PostId, Assignment> _assignmentsByPost;

    /// <summary>Replays the clockings.</summary>
    public Coverage(DutyRecord record)
    {
        _record = record;
        _posts = [.. record.Posts.OrderBy(post => post.Code, StringComparer.Ordinal)];
        _replay = new PresenceReplay(record);
        _certificates = new CertificateBook(record.Qualifications, record.Zone);
        _staysByPost = _replay.Stays.Values.SelectMany(stays => stays).ToLookup(stay => stay.Post);
        _assignmentsByPost = record.Assignments.Where(shift => !shift.Withdrawn).ToLookup(shift => shift.PostId);
    }

    /// <summary>Each <c>out</c> at a post where the person was not: it changed nothing and deserves a warning.</summary>
    public IReadOnlyList<PresenceEvent> StrayOuts => _replay.Strays;

    /// <summary>Every post at an instant.</summary>
    public CoverageAt At(DateTimeOffset at, DateTimeOffset now)
    {
        var known = at <= now;
        var posts = _posts.Select(post => Describe(post, Slice(post, at, known))).ToList();
        return new CoverageAt(at.ToUniversalTime(), posts)
        {
            Covered = known ? posts.Sum(post => post.Covered) : null,
            Gap = known ? posts.Sum(post => post.Gap) : null,
        };
    }

    /// <summary>Coverage integrated over <c>[from, to)</c>, instants cut to whole seconds.</summary>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="now">The sums reach no further than this.</param>
    /// <param name="only">One post, or null for all.</param>
    /// <returns><see cref="DutyRefusals.RangeReversed"/> or <see cref="DutyRefusals.RangeTooLong"/> instead of figures.</returns>
    public Result<CoverageRange> Range(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, PostId? only = null)
    {
        if (CheckRange(from, to, _record.Zone).Refusal is { } refusal)
        {
            return refusal;
        }

        long required = 0, covered = 0;
        List<CoverageSegment> segments = [];
        foreach (var lane in Timeline(from, to, now, only))
        {
            CoverageSegment? open = null;
            foreach (var slice in lane.Slices.Where(slice => slice.Required > 0))
            {
                if (slice.Covered is { } there)
                {
                    var seconds = (slice.To - slice.From).Ticks / TimeSpan.TicksPerSecond;
                    required += slice.Required * seconds;
                    covered += there * seconds;
                }

                if (open is not null && open.To == slice.From && (open.Required, open.Present) == (slice.Required, slice.Present))
                {
                    segments[^1] = open = open with { To = slice.To };
                }
                else
                {
                    segments.Add(open = new CoverageSegment(lane.Post, slice.From, slice.To, slice.Required, slice.Present, slice.Gap));
                }
            }
        }

        return new CoverageRange(from.CutToSecond(), to.CutToSecond(), required, covered, required - covered, segments);
    }

    /// <summary>Whether a range is answered: not reversed, and at most <see cref="LongestRangeDays"/> days of site time.</summary>
    public static Result CheckRange(DateTimeOffset from, DateTimeOffset to, SiteZone zone) =>
        to < from ? DutyRefusals.RangeReversed
        : zone.ToSite(to).DateTime - zone.ToSite(from).DateTime > TimeSpan.FromDays(LongestRangeDays) ? DutyRefusals.RangeTooLong
        : Result.Done;

    /// <summary>Each post's time over <c>[from, to)</c> for a picture, by post code; the part after now carries plans only.</summary>
    public IReadOnlyList<PostLane> Timeline(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, PostId? only = null) =>
    [
        .. _posts
            .Where(post => only is null || post.Id == only)
            .Select(post => new PostLane(post, Slices(post, from.CutToSecond(), to.CutToSecond(), now.CutToSecond()))),
    ];

    /// <summary>
    /// Every post that lacks people now, by post code. A gap older than two days counts from the start of the site's day
    /// two days ago; give the record the clockings from there.
    /// </summary>
    public IReadOnlyList<PostGap> Gaps(DateTimeOffset now)
    {
        var from = _record.Zone.ToInstant(_record.Zone.DateOf(now).AddDays(-2));
        return [.. _posts.Select(post => GapOf(post, from, now)).OfType<PostGap>()];
    }

    /// <summary>Where a person is, or null: at no post.</summary>
    public PersonState? StateOf(PersonId person, DateTimeOffset at) =>
        _replay.Stays.TryGetValue(person, out var stays) ? StateOf(stays, at) : null;

    /// <summary>Where everybody is who is at a post.</summary>
    public IReadOnlyList<PersonState> States(DateTimeOffset at) =>
        [.. _replay.Stays.Values.Select(stays => StateOf(stays, at)).OfType<PersonState>()];

    /// <summary>
    /// Whoever's presence or absence has lapsed by an instant without a clocking since that says where the person is,
    /// longest ago first: to be corrected.
    /// </summary>
    public IReadOnlyList<LapsedPresence> LapsedAt(DateTimeOffset at) =>
    [
        .. _replay.Stays.Values
            .Select(stays => stays.FindLast(stay => stay.From <= at))
            .Where(stay => stay.Lapsed && stay.To <= at)
            .Select(stay => new LapsedPresence(stay.Person, stay.Post, stay.Away, stay.From, stay.To))
            .OrderBy(lapsed => lapsed.LapsedAt),
    ];

    /// <summary>True when the certificates that a post's windows need at an instant are valid in the person's hands.</summary>
    public bool IsQualified(PersonId person, Post post, DateTimeOffset at) => _certificates.Covers(person, Needed(post, at), at);

    /// <summary>True when a post would have fewer people than it needs if this one left.</summary>
    internal bool NeedsToStay(PersonState state, DateTimeOffset at)
    {
        var post = Array.Find(_posts, post => post.Id == state.Post);
        return post is not null && IsQualified(state.Person, post, at)
            && Slice(post, at, known: true) is var slice && slice.Present <= slice.Required;
    }

    /// <summary>
    /// How the person of a shift arrived, judged by what is clocked up to now; null while the person may still come in good
    /// time. Whoever has stepped away from the post has arrived; whoever lacks a certificate has too.
    /// </summary>
    public Arrival? ArrivalOf(Assignment shift, ArrivalPolicy policy, DateTimeOffset now)
    {
        var due = policy.DueAt(shift.Start);
        var arrived = _staysByPost[shift.PostId]
            .Where(stay => stay.Person == shift.PersonId && stay.To > due && stay.From < shift.End && stay.From <= now)
            .Select(stay => (DateTimeOffset?)stay.From)
            .Min();
        return arrived is { } at ? policy.Judge(at, shift.Start)
            : now <= due ? null
            : now <= shift.Start ? Arrival.NotEarly
            : now < shift.End ? Arrival.Late
            : Arrival.Absent;
    }

    /// <summary>
    /// How the person of a shift left, judged once the shift is over; null until then, while the person is still there in
    /// the time to stay, when nobody came, and when nobody clocked out, so that nobody can tell.
    /// </summary>
    public (Departure Departure, DateTimeOffset At)? DepartureOf(Assignment shift, DeparturePolicy policy, DateTimeOffset now)
    {
        if (now < shift.End)
        {
            return null;
        }

        var last = _staysByPost[shift.PostId]
            .Where(stay => stay.Person == shift.PersonId && stay.From < shift.End && stay.To > shift.Start)
            .OrderBy(stay => stay.To)
            .Cast<Stay?>()
            .LastOrDefault();
        if (last is not { } stay)
        {
            return null;
        }

        // Whoever steps away or back after the end is still there.
        var left = _staysByPost[shift.PostId]
            .Where(later => later.Person == shift.PersonId && later.From >= stay.From)
            .OrderBy(later => later.From)
            .Aggregate(stay, (end, later) => later.From <= end.To && later.To > end.To ? later : end);
        return left.To > now ? (now >= policy.DueAt(shift.End) ? (Departure.InGoodTime, now) : null)
            : left.Lapsed ? null
            : (policy.Judge(left.To, shift.End), left.To);
    }

    private PostGap? GapOf(Post post, DateTimeOffset from, DateTimeOffset now)
    {
        var slices = Slices(post, from, now.AddTicks(1), now.AddTicks(1));
        var current = slices[^1];
        if (current.Gap is not > 0)
        {
            return null;
        }

        var expected = _assignmentsByPost[post.Id]
            .Where(shift => shift.Contains(now))
            .OrderBy(shift => shift.Start)
            .DistinctBy(shift => shift.PersonId)
            .Select(shift => AbsenceOf(shift.PersonId, post, now) is { } absence ? new MissingPerson(shift.PersonId, shift, absence) : null)
            .OfType<MissingPerson>();
        return new PostGap(
            post,
            current.Required,
            current.Present!.Value,
            current.Gap.Value,
            Since(slices, slice => slice.Gap > 0),
            current.Present == 0 ? Since(slices, slice => slice is { Required: > 0, Present: 0 }) : null,
            [.. expected]);
    }

    private Absence? AbsenceOf(PersonId person, Post post, DateTimeOffset at) => StateOf(person, at) switch
    {
        null => Absence.Missing,
        { } state when state.Post != post.Id => Absence.Elsewhere,
        { Away: true } => Absence.Away,
        _ => IsQualified(person, post, at) ? null : Absence.Unqualified,
    };

    private List<string> Needed(Post post, DateTimeOffset at) =>
    [
        .. PostSchedule.Spans(post, at, at.AddTicks(1), _record.Calendar, _record.Zone)
            .Select(span => post.Windows[span.Window].Qualification)
            .OfType<string>(),
    ];

    // An instant is a range of one tick, so that there is one way only to work coverage out.
    private LaneSlice Slice(Post post, DateTimeOffset at, bool known) =>
        Slices(post, at, at.AddTicks(1), known ? at.AddTicks(1) : at)[0];

    private IReadOnlyList<LaneSlice> Slices(Post post, DateTimeOffset from, DateTimeOffset to, DateTimeOffset knownUntil)
    {
        var sweep = new LaneSweep(post, from.ToUniversalTime(), to.ToUniversalTime(), knownUntil, _certificates);
        foreach (var span in PostSchedule.Spans(post, from, to, _record.Calendar, _record.Zone))
        {
            sweep.Add(span);
        }

        foreach (var shift in _assignmentsByPost[post.Id])
        {
            sweep.Add(shift);
        }

        foreach (var stay in _staysByPost[post.Id])
        {
            sweep.Add(stay);
        }

        return sweep.Slices();
    }

    private static PostCoverage Describe(Post post, LaneSlice slice) =>
        new(post, slice.Required, slice.Planned, slice.Present, slice.Away, slice.Unqualified, slice.Gap);

    private static DateTimeOffset Since(IReadOnlyList<LaneSlice> slices, Func<LaneSlice, bool> holds)
    {
        var since = slices[^1].From;
        for (var index = slices.Count - 1; index >= 0 && holds(slices[index]); index--)
        {
            since = slices[index].From;
        }

        return since;
    }

    private PersonState? StateOf(List<Stay> stays, DateTimeOffset at)
    {
        var index = stays.FindLastIndex(stay => stay.From <= at);
        if (index < 0 || !stays[index].Contains(at))
        {
            return null;
        }

        var current = stays[index];
        var (since, arrived) = (current.From, current.From);
        var sameState = true;
        while (index > 0 && stays[index - 1].To == arrived && stays[index - 1].Post == current.Post && !stays[index - 1].Lapsed)
        {
            index--;
            arrived = stays[index].From;
            sameState = sameState && stays[index].Away == current.Away;
            since = sameState ? arrived : since;
        }

        return new PersonState(current.Person, current.Post, current.Away, since, arrived, _record.LapseOf(current.From));
    }
}
