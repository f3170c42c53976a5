using Portal.Domain.Duty;
using Portal.Features.Duty;

namespace Portal.Features.Desk;

/// <summary>What it would mean if somebody stood in now: told before anybody is called, nothing is changed.</summary>
/// <param name="Person">Who.</param>
/// <param name="Until">How long: to the end of the shift that is missing, else of the need; UTC.</param>
/// <param name="MissingAfter">People the post would still lack.</param>
/// <param name="HoursToday">Hours of the person's shifts of the site's day, with this one.</param>
/// <param name="Next">Start of the person's next shift, or null: none is planned in the days that the board holds; UTC.</param>
/// <param name="NextPost">Its post.</param>
public sealed record StandInImpact(
    DutyPerson Person, DateTimeOffset Until, int MissingAfter, double HoursToday, DateTimeOffset? Next, Post? NextPost)
{
    /// <summary>Hours between standing in and the next shift; negative when that begins before.</summary>
    public double? RestHours => (Next - Until)?.TotalHours;

    /// <summary>Works it out from the board.</summary>
    public static StandInImpact Of(DutyPerson person, PostGap gap, DutyBoard duty)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(gap);
        ArgumentNullException.ThrowIfNull(duty);
        var until = gap.Expected.Count > 0 ? gap.Expected.Max(missing => missing.Assignment.End) : EndOfNeed(gap.Post, duty);
        var shifts = duty.Data.Record.Assignments.Where(shift => shift.PersonId == person.Id && !shift.Withdrawn).OrderBy(shift => shift.Start).ToArray();
        var next = Array.Find(shifts, shift => shift.Start > duty.At);
        var today = shifts.Where(shift => shift.End > duty.Today.From && shift.Start < duty.Today.To).Sum(shift => (shift.End - shift.Start).TotalHours);
        return new StandInImpact(
            person,
            until,
            Math.Max(0, gap.Missing - 1),
            today + (until - duty.At).TotalHours,
            next?.Start,
            next is null ? null : duty.Data.Posts.GetValueOrDefault(next.PostId));
    }

    private static DateTimeOffset EndOfNeed(Post post, DutyBoard duty)
    {
        var end = duty.At;
        foreach (var slice in duty.Today.Lanes.Where(lane => lane.Post.Id == post.Id).SelectMany(lane => lane.Slices))
        {
            if (slice.From <= end && slice.To > end && slice.Required > 0)
            {
                end = slice.To;
            }
        }

        return end;
    }
}
