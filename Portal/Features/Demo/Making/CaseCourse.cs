using Portal.Domain.Cases;

namespace Portal.Features.Demo.Making;

/// <summary>
/// How a case takes its course: drawn from the instant of its receipt, so that history, life and what is entered after a
/// stop agree. Some nineteen in twenty are resolved in time; the rest waits for a part or for the customer.
/// </summary>
internal static class CaseCourse
{
    private const double LateIfRated = 0.03;
    private const double LateOtherwise = 0.08;
    private const double Unsatisfied = 0.05;
    private const double ComesAgain = 0.025;

    /// <summary>Limit of a case that has none, because somebody took it by hand.</summary>
    private static readonly TimeSpan OwnLimit = TimeSpan.FromHours(12);

    private static readonly TimeSpan LeastLate = TimeSpan.FromHours(2);
    private static readonly TimeSpan MostLate = TimeSpan.FromHours(72);

    /// <summary>What happens next to a case, and when; null when nothing more is to come.</summary>
    public static CaseTurn? Next(int seed, Case one)
    {
        var round = one.Reopenings.Count;
        var chance = Chance.Of(seed, "course " + round, one.ReceivedAt.ToUnixTimeSeconds());
        var from = round == 0 ? one.ReceivedAt : one.Reopenings[^1].ReopenedAt;
        var limit = (one.ResolveDue ?? one.ReceivedAt + OwnLimit) - one.ReceivedAt;
        var used = Used(chance, one.Kind, limit, round);
        var assignedAt = from + used * (0.03 + 0.1 * chance.Share());
        var respondedAt = assignedAt + used * (0.05 + 0.2 * chance.Share());
        var calledAfter = chance.Time(TimeSpan.FromHours(1), TimeSpan.FromHours(26));
        var satisfied = round > 0 || !chance.Is(Unsatisfied);
        var stars = satisfied ? chance.Share() switch { < 0.6 => 5, < 0.92 => 4, _ => 3 } : chance.Between(1, 2);
        return one.Status switch
        {
            CaseStatus.New => new CaseTurn(CaseEventKind.Assigned, assignedAt),
            CaseStatus.Assigned => new CaseTurn(CaseEventKind.Responded, respondedAt),
            CaseStatus.InProgress => new CaseTurn(CaseEventKind.Resolved, from + used),
            CaseStatus.AwaitingCallback when one.Satisfaction is null => new CaseTurn(CaseEventKind.CalledBack, one.ResolvedAt!.Value + calledAfter, stars),
            CaseStatus.AwaitingCallback => new CaseTurn(CaseEventKind.Closed, one.ChangedAt + TimeSpan.FromMinutes(1)),
            CaseStatus.Closed => round == 0 && chance.Is(ComesAgain)
                ? new CaseTurn(CaseEventKind.Reopened, one.ClosedAt!.Value + chance.Time(TimeSpan.FromHours(3), TimeSpan.FromHours(20)))
                : null,
        };
    }

    private static TimeSpan Used(Chance chance, CaseKind kind, TimeSpan limit, int round)
    {
        var late = chance.Is(kind is CaseKind.Complaint or CaseKind.Repair ? LateIfRated : LateOtherwise);
        return round > 0 ? limit * (0.2 + 0.3 * chance.Share())
            : late ? limit + chance.Time(LeastLate, MostLate)
            : limit * (0.25 + 0.65 * chance.Share());
    }
}

/// <summary>A step that a case takes.</summary>
/// <param name="Kind">Which.</param>
/// <param name="At">When, by its course.</param>
/// <param name="Satisfaction">What the customer says, when called back.</param>
internal readonly record struct CaseTurn(CaseEventKind Kind, DateTimeOffset At, int? Satisfaction = null);
