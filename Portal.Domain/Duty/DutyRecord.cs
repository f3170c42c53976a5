using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Duty;

/// <summary>Everything that coverage is worked out from.</summary>
public sealed record DutyRecord
{
    /// <summary>Eighteen hours, unless a site sets another lapse.</summary>
    public static readonly TimeSpan DefaultLapse = TimeSpan.FromHours(18);

    /// <summary>Every post.</summary>
    public required IReadOnlyCollection<Post> Posts { get; init; }

    /// <summary>Assignments that touch the time asked for; withdrawn ones are passed over.</summary>
    public IReadOnlyCollection<Assignment> Assignments { get; init; } = [];

    /// <summary>
    /// Clockings in any order. For answers about <c>[from, to)</c> those after <c>from - Lapse</c> and up to <c>to</c>
    /// suffice: what was clocked earlier has lapsed by <c>from</c>.
    /// </summary>
    public IReadOnlyCollection<PresenceEvent> Events { get; init; } = [];

    /// <summary>Certificates of each person; a person who is not listed holds none.</summary>
    public IReadOnlyDictionary<PersonId, IReadOnlyList<Qualification>> Qualifications { get; init; } =
        new Dictionary<PersonId, IReadOnlyList<Qualification>>();

    /// <summary>Working days and rest days.</summary>
    public BusinessCalendar Calendar { get; init; } = BusinessCalendar.Plain;

    /// <summary>Zone in which windows and expiry days are meant.</summary>
    public required SiteZone Zone { get; init; }

    /// <summary>How long presence or absence holds after the person's last event.</summary>
    public TimeSpan Lapse { get; init; } = DefaultLapse;

    /// <summary>The lapse of an event at an instant, where the site changed it over time; null when <see cref="Lapse"/> always held.</summary>
    public Func<DateTimeOffset, TimeSpan>? LapseAt { get; init; }

    /// <summary>When what a clocking says stops being believed.</summary>
    internal DateTimeOffset LapseOf(DateTimeOffset clockedAt)
    {
        var lapse = LapseAt?.Invoke(clockedAt) ?? Lapse;
        return clockedAt < DateTimeOffset.MaxValue - lapse ? clockedAt + lapse : DateTimeOffset.MaxValue;
    }
}
