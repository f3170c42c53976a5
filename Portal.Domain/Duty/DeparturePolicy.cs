using Portal.Domain.Rulebook;

namespace Portal.Domain.Duty;

/// <summary>How somebody left a shift.</summary>
public enum Departure
{
    /// <summary>Not before the end, and as late as the site asks.</summary>
    InGoodTime = 1,

    /// <summary>After the end, though sooner than the site asks.</summary>
    TooSoon = 2,

    /// <summary>Before the end: an early-leave mark.</summary>
    Early = 3,
}

/// <summary>
/// Judges departures: leaving before the end of the shift is leaving early [C-025, C-028]. Whether one has to stay some
/// minutes longer is asked by one of the documents only [C-028], so it is off until a site sets it.
/// </summary>
/// <param name="Late">Parameter <c>late_departure_min</c> in minutes; off where null. The version of the end of the shift counts.</param>
public sealed record DeparturePolicy(Parameter Late)
{
    /// <summary>Nothing asked beyond the end of the shift.</summary>
    public DeparturePolicy()
        : this(Parameter.Of(null))
    {
    }

    /// <summary>The first instant that is late enough.</summary>
    public DateTimeOffset DueAt(DateTimeOffset shiftEnd) => shiftEnd.AddMinutes((double)(Late.At(shiftEnd) ?? 0));

    /// <summary>Judges a sign-off.</summary>
    public Departure Judge(DateTimeOffset leftAt, DateTimeOffset shiftEnd) =>
        leftAt < shiftEnd ? Departure.Early
        : leftAt < DueAt(shiftEnd) ? Departure.TooSoon
        : Departure.InGoodTime;
}
