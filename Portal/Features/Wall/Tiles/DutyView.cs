using Portal.Domain.Duty;
using Portal.Domain.People;
using Portal.Features.Duty;

namespace Portal.Features.Wall.Tiles;

/// <summary>What the wall shows of the coverage engine's answers at one instant.</summary>
/// <param name="coverage">The engine.</param>
/// <param name="record">The record it answers from; with the plans of the day to come.</param>
/// <param name="personOf">The staff.</param>
/// <param name="arrival">How early one has to be.</param>
/// <param name="lapsed">How many presences wait for a correction.</param>
/// <param name="now">The instant shown.</param>
internal sealed class DutyView(
    Coverage coverage, DutyRecord record, Func<PersonId, DutyPerson> personOf, ArrivalPolicy arrival, int lapsed, DateTimeOffset now)
{
    private readonly DateOnly _today = record.Zone.DateOf(now);

    private DateTimeOffset DayStart => record.Zone.ToInstant(_today);

    private DateTimeOffset DayEnd => record.Zone.ToInstant(_today.AddDays(1));

    public WallHeader Header()
    {
        var shift = Running()
            .GroupBy(assignment => (assignment.Start, assignment.End))
            .Select(group => new WallShift(group.Key.Start, group.Key.End, group.DistinctBy(assignment => assignment.PersonId).Count(), Leaders(group)))
            .OrderByDescending(shift => shift.Leaders.Count > 0)
            .ThenByDescending(shift => shift.People)
            .ThenByDescending(shift => shift.Start)
            .FirstOrDefault();
        return new WallHeader(_today, record.Calendar.IsWorkday(_today), shift);
    }

    public WallCoverage Coverage()
    {
        var at = coverage.At(now, now);
        var lanes = coverage.Timeline(DayStart, DayEnd, now).ToDictionary(lane => lane.Post.Id, lane => lane.Slices);
        return new WallCoverage
        {
            AsOf = now,
            DayStart = DayStart,
            DayEnd = DayEnd,
            Required = at.Required,
            Covered = at.Covered ?? 0,
            Away = at.Posts.Sum(post => post.Away ?? 0),
            RateToday = coverage.Range(DayStart, now, now) is { IsDone: true } range ? range.Value.Rate : null,
            Lanes = [.. at.Posts.Select(post => Lane(post, lanes[post.Post.Id]))],
            Gaps = [.. coverage.Gaps(now).Select(Gap)],
        };
    }

    public WallWatch Watch()
    {
        var running = Running().DistinctBy(shift => (shift.PersonId, shift.PostId)).ToList();
        var here = running.ToLookup(shift => coverage.StateOf(shift.PersonId, now)?.Post == shift.PostId);
        var away = coverage.States(now).Where(state => state.Away).ToList();
        return new WallWatch
        {
            AsOf = now,
            Next = NextShift(),
            OnShift = running.Count,
            Missing = here[false].Count(),
            Late = here[true].Count(shift => coverage.ArrivalOf(shift, arrival, now) == Arrival.Late),
            Lapsed = lapsed,
            Away = away.Count,
            AwaySince = away.Min(state => (DateTimeOffset?)state.Since),
        };
    }

    private List<string> Leaders(IEnumerable<Assignment> shift) =>
    [
        .. shift.Select(assignment => personOf(assignment.PersonId)).DistinctBy(person => person.Id)
            .Where(person => Roles.Find(person.Title) == Roles.TeamLeader)
            .OrderBy(person => person.Code, StringComparer.Ordinal)
            .Select(person => person.Name),
    ];

    private IEnumerable<Assignment> Running() => record.Assignments.Where(shift => shift.Contains(now));

    private WallNextShift? NextShift()
    {
        var start = record.Assignments.Where(shift => !shift.Withdrawn && shift.Start > now).Min(shift => (DateTimeOffset?)shift.Start);
        if (start is not { } next)
        {
            return null;
        }

        var posts = coverage.At(next, now).Posts;
        return new WallNextShift(
            next, posts.Sum(post => post.Planned), posts.Sum(post => post.Required), posts.Sum(post => Math.Max(0, post.Required - post.Planned)));
    }

    private WallGap Gap(PostGap gap) => new(
        gap.Post.Name,
        gap.Missing,
        gap.UnmannedSince is not null,
        gap.UnmannedSince ?? gap.Since,
        [.. gap.Expected.Select(missing => (personOf(missing.Person).Name, missing.Absence))],
        PostClauses.OfGap(gap.Post, gap.UnmannedSince is not null));

    private WallLane Lane(PostCoverage post, IReadOnlyList<LaneSlice> slices)
    {
        var day = DayEnd - DayStart;
        List<WallStretch> stretches = [];
        foreach (var slice in slices)
        {
            if (KindOf(slice) is not { } kind)
            {
                continue;
            }

            var stretch = new WallStretch((slice.From - DayStart) / day, (slice.To - DayStart) / day, kind);
            if (stretches.Count > 0 && stretches[^1].Kind == kind && stretches[^1].To.Equals(stretch.From))
            {
                stretches[^1] = stretches[^1] with { To = stretch.To };
            }
            else
            {
                stretches.Add(stretch);
            }
        }

        return new WallLane(post.Post.Name, post.Required, post.Present ?? 0, post.Away ?? 0, post.Unqualified ?? 0, stretches);
    }

    private static StretchKind? KindOf(LaneSlice slice) => slice switch
    {
        { Required: 0 } => null,
        { Present: null } => slice.Planned >= slice.Required ? StretchKind.Planned : StretchKind.PlannedShort,
        { Gap: 0 } => StretchKind.Covered,
        { Present: 0 } => StretchKind.Unmanned,
        _ => StretchKind.Short,
    };
}
