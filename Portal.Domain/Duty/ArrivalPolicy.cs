using Portal.Domain.Rulebook;

namespace Portal.Domain.Duty;

/// <summary>How somebody arrived for a shift.</summary>
public enum Arrival
{
    /// <summary>At the post as early as the rule asks.</summary>
    InGoodTime = 1,

    /// <summary>Not that early, though not after the start.</summary>
    NotEarly = 2,

    /// <summary>After the start.</summary>
    Late = 3,

    /// <summary>Not at all during the shift.</summary>
    Absent = 4,
}

/// <summary>Judges arrivals: ten minutes before the shift starts unless a site asks otherwise [A-051, D-176].</summary>
/// <param name="Early">Parameter <c>early_arrival_min</c> in minutes, 0 or more; the version of the start of the shift counts.</param>
public sealed record ArrivalPolicy(Parameter Early)
{
    /// <summary>A policy that never changed.</summary>
    public ArrivalPolicy(int earlyMinutes = 10)
        : this(Parameter.Of(earlyMinutes))
    {
    }

    /// <summary>How many minutes early somebody has to be for a shift.</summary>
    public decimal MinutesFor(DateTimeOffset shiftStart) => Early.At(shiftStart) ?? 0;

    /// <summary>The last instant that is early enough.</summary>
    public DateTimeOffset DueAt(DateTimeOffset shiftStart) => shiftStart.AddMinutes(-(double)MinutesFor(shiftStart));

    /// <summary>Judges a sign-on.</summary>
    public Arrival Judge(DateTimeOffset arrivedAt, DateTimeOffset shiftStart) =>
        arrivedAt <= DueAt(shiftStart) ? Arrival.InGoodTime
        : arrivedAt <= shiftStart ? Arrival.NotEarly
        : Arrival.Late;
}
