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
/// <param name="EarlyMinutes">Parameter <c>early_arrival_min</c>, 0 or more.</param>
public sealed record ArrivalPolicy(int EarlyMinutes = 10)
{
    /// <summary>The last instant that is early enough.</summary>
    public DateTimeOffset DueAt(DateTimeOffset shiftStart) => shiftStart.AddMinutes(-EarlyMinutes);

    /// <summary>Judges a sign-on.</summary>
    public Arrival Judge(DateTimeOffset arrivedAt, DateTimeOffset shiftStart) =>
        arrivedAt <= DueAt(shiftStart) ? Arrival.InGoodTime
        : arrivedAt <= shiftStart ? Arrival.NotEarly
        : Arrival.Late;
}
