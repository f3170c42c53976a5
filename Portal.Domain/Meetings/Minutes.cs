using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>Something added to issued minutes; never changed.</summary>
/// <param name="Id">Identity.</param>
/// <param name="MeetingId">The meeting.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Name of who added it.</param>
/// <param name="Text">What.</param>
public sealed record MinutesAddition(MeetingNoteId Id, MeetingId MeetingId, DateTimeOffset At, string By, string Text);

/// <summary>Somebody who was asked to read the minutes.</summary>
public sealed class MinutesReading
{
    internal MinutesReading(MeetingId meeting, PersonId person, DateTimeOffset askedAt) =>
        (MeetingId, Person, AskedAt) = (meeting, person, askedAt);

    private MinutesReading()
    {
    }

    /// <summary>The meeting.</summary>
    public MeetingId MeetingId { get; private set; }

    /// <summary>Who was asked.</summary>
    public PersonId Person { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the person said so (UTC), or null.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    internal void Read(DateTimeOffset now) => ReadAt ??= now;
}
