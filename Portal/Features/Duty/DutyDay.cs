using Portal.Domain.Duty;

namespace Portal.Features.Duty;

/// <summary>A site day of duty: its lanes and shifts, and what they add up to.</summary>
public sealed record DutyDay
{
    /// <summary>The site date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>First instant of the day.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Up to here the lanes know who was there.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the business calendar works that day.</summary>
    public required bool IsWorkday { get; init; }

    /// <summary>Each post's time, by post code.</summary>
    public required IReadOnlyList<PostLane> Lanes { get; init; }

    /// <summary>Every post at <see cref="AsOf"/>, or null when that is on another day.</summary>
    public required CoverageAt? Now { get; init; }

    /// <summary>Shifts that touch the day, withdrawn ones included, by post code, start and staff number.</summary>
    public required IReadOnlyList<DutyShift> Shifts { get; init; }

    /// <summary>Person-seconds of the day up to <see cref="AsOf"/>.</summary>
    public required CoverageRange Figures { get; init; }

    /// <summary>Works a day out; the data must reach over it.</summary>
    public static DutyDay Of(DutyData data, DateOnly day, DateTimeOffset now)
    {
        var zone = data.Record.Zone;
        var (from, to) = (zone.ToInstant(day), zone.ToInstant(day.AddDays(1)));
        return new DutyDay
        {
            Day = day,
            From = from,
            To = to,
            AsOf = now,
            IsWorkday = data.Record.Calendar.IsWorkday(day),
            Lanes = data.Coverage.Timeline(from, to, now),
            Now = from <= now && now < to ? data.Coverage.At(now, now) : null,
            Shifts =
            [
                .. data.Record.Assignments
                    .Where(shift => shift.End > from && shift.Start < to && data.Posts.ContainsKey(shift.PostId))
                    .Select(shift => DutyShift.Of(data, shift, now))
                    .OrderBy(shift => shift.Post.Code, StringComparer.Ordinal)
                    .ThenBy(shift => shift.Assignment.Start)
                    .ThenBy(shift => shift.Person.Code, StringComparer.Ordinal),
            ],
            Figures = data.Coverage.Range(from, to, now).Value,
        };
    }
}

/// <summary>A shift, and how its person stands to it.</summary>
/// <param name="Assignment">The shift.</param>
/// <param name="Post">Where.</param>
/// <param name="Person">Who.</param>
/// <param name="Arrival">How the person arrived; null while the person may still come in good time, and for a withdrawn shift.</param>
/// <param name="State">Where the person is now, if at this post.</param>
/// <param name="Departure">How and when the person left; null until the shift is over, and when nobody can tell.</param>
public sealed record DutyShift(
    Assignment Assignment, Post Post, DutyPerson Person, Arrival? Arrival, PersonState? State, (Departure Departure, DateTimeOffset At)? Departure)
{
    internal static DutyShift Of(DutyData data, Assignment shift, DateTimeOffset now) => new(
        shift,
        data.Posts[shift.PostId],
        data.PersonOf(shift.PersonId),
        shift.Withdrawn ? null : data.Coverage.ArrivalOf(shift, data.Rules.Arrival, now),
        data.Coverage.StateOf(shift.PersonId, now) is { } state && state.Post == shift.PostId ? state : null,
        shift.Withdrawn ? null : data.Coverage.DepartureOf(shift, data.Rules.Departure, now));
}
