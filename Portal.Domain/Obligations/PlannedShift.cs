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
    internal bool Contains(DateTimeOffset at) => Start <= at && at < End;

    /// <summary>A shift that is moved is another occurrence: whoever was told the old time must hear the new one.</summary>
    internal string Occurrence => $"{Key}@{ReminderDue.Instant(Start)}";
}
