using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>One clocking of a person at a post.</summary>
public sealed class PresenceEvent
{
    /// <summary>A clocking; the instant is cut to whole seconds.</summary>
    /// <param name="id">Identity inside the portal.</param>
    /// <param name="personId">Who.</param>
    /// <param name="postId">Where.</param>
    /// <param name="at">When.</param>
    /// <param name="kind">What.</param>
    /// <param name="sequence">Number in order of arrival; decides between events of one instant.</param>
    public PresenceEvent(PresenceEventId id, PersonId personId, PostId postId, DateTimeOffset at, PresenceKind kind, long sequence)
    {
        Id = id;
        PersonId = personId;
        PostId = postId;
        At = at.CutToSecond();
        Kind = kind;
        Sequence = sequence;
    }

    /// <summary>Identity inside the portal.</summary>
    public PresenceEventId Id { get; private set; }

    /// <summary>Who. Person, post, instant and kind identify a clocking for imports.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>Where.</summary>
    public PostId PostId { get; private set; }

    /// <summary>When; UTC, whole seconds.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What.</summary>
    public PresenceKind Kind { get; private set; }

    /// <summary>Number in order of arrival.</summary>
    public long Sequence { get; private set; }

    /// <summary>Site date of <see cref="At"/>.</summary>
    public DateOnly Day { get; init; }

    /// <summary>1, 2, 3, ... within <see cref="Day"/>, in order of arrival.</summary>
    public int DayCount { get; init; }

    /// <summary>The number that people say aloud.</summary>
    public PresenceNumber Number => new(Day, DayCount);

    /// <summary>When the portal took it; UTC.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Why somebody else than the person clocked it, e.g. a correction; null for an ordinary clocking.</summary>
    public string? Reason { get; init; }
}
