using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Demo.Making;
using Portal.Features.Duty;

namespace Portal.Features.Demo.Life;

/// <summary>
/// People keep their shifts as their habits say. Whoever clocked by hand is left alone: nobody who has left is brought
/// back, and who stepped away by hand comes back after some minutes.
/// </summary>
internal sealed class DutyLife(ClockMyself clock)
{
    private static readonly TimeSpan OwnArrival = TimeSpan.FromHours(2);
    private static readonly TimeSpan OwnAbsence = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(2);

    /// <summary>Makes the clockings that are due; answers how many.</summary>
    public async Task<int> StepAsync(LifeSituation situation, CancellationToken cancellationToken)
    {
        var made = 0;
        foreach (var shift in situation.Shifts.OrderBy(shift => shift.Start))
        {
            if (situation.People.TryGetValue(shift.PersonId, out var person) && Due(situation, shift, person) is { } kind)
            {
                var clocked = await clock.RunAsync(LifeSituation.ActorOf(person), kind, shift.PostId, cancellationToken);
                made += clocked.IsDone ? 1 : 0;
            }
        }

        return made;
    }

    /// <summary>What a person of a shift clocks now, or null.</summary>
    internal static PresenceKind? Due(LifeSituation situation, Assignment shift, Person person)
    {
        var now = situation.Now;
        var habit = ShiftHabit.Of(situation.Plan.Seed, person.Code, shift.Start, shift.End);
        var state = situation.Coverage.StateOf(person.Id, now);
        if (state is null || state.Post != shift.PostId || state.ArrivedAt < shift.Start - OwnArrival)
        {
            return now >= habit.In && now < shift.End && !HasClocked(situation, shift, person) ? PresenceKind.In : null;
        }

        if (state.ArrivedAt >= shift.End)
        {
            return null;
        }

        return now >= habit.Out ? PresenceKind.Out
            : state.Away ? (now >= BackAt(habit, state) ? PresenceKind.Back : null)
            : habit.Aways.Any(away => away.From <= now && now < away.To && !HasSteppedAway(situation, person, away.From)) ? PresenceKind.Away
            : null;
    }

    private static bool HasClocked(LifeSituation situation, Assignment shift, Person person) =>
        situation.Clockings[person.Id].Any(one => one.PostId == shift.PostId && one.At >= shift.Start - OwnArrival);

    private static bool HasSteppedAway(LifeSituation situation, Person person, DateTimeOffset from) =>
        situation.Clockings[person.Id].Any(one => one.Kind is PresenceKind.Away && one.At >= from.CutToSecond());

    private static DateTimeOffset BackAt(ShiftHabit habit, PersonState state)
    {
        var planned = habit.Aways.Where(away => (state.Since - away.From).Duration() <= Punctual).ToList();
        return planned.Count > 0 ? planned[0].To : state.Since + OwnAbsence;
    }
}
