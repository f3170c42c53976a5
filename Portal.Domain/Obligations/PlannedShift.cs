using Portal.Domain.People;

namespace Portal.Domain.Obligations;

/// <summary>A person's turn at a post, as far as reminders care.</summary>
/// <param name="Key">Names the assignment for ever, whatever becomes of its times.</param>
/// <param name="Person">Who is due.</param>
/// <param name="Post">Code of the post.</param>
/// <param name="Start">Begin (UTC).</param>
/// <param name="End">End (UTC), exclusive.</param>
/// <param name="PlannedAt">When the person was put on it, where that may be later than one could be on time; null otherwise.</param>
public sealed record PlannedShift(string Key, PersonId Person, string Post, DateTimeOffset Start, DateTimeOffset End, DateTimeOffset? PlannedAt = null)
{
    /// <summary>A shift that is moved is another occurrence: whoever was told the old time must hear the new one.</summary>
    public string Occurrence => $"{Key}@{OccurrenceKey.Instant(Start)}";

    /// <summary>Whether an instant lies within it.</summary>
    public bool Contains(DateTimeOffset at) => Start <= at && at < End;

    /// <summary>
    /// The last instant at which its person is in time at the post [A-051, D-176]. Somebody who is still due at an earlier
    /// shift has until that ends; somebody who stands in at the last minute has until the start, and as long after being
    /// asked as others have to be early.
    /// </summary>
    /// <param name="own">The person's shifts around this one.</param>
    /// <param name="early">How long before the start one has to be there.</param>
    public DateTimeOffset ArriveBy(IEnumerable<PlannedShift> own, TimeSpan early)
    {
        var arriveBy = Start - early;
        if (PlannedAt > arriveBy)
        {
            var asked = PlannedAt.Value + early;
            return asked > Start ? asked : Start;
        }

        return own.Where(other => other.Person == Person && other.End <= Start && other.Contains(arriveBy))
            .Select(other => other.End)
            .Append(arriveBy)
            .Max();
    }
}
