using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Cases;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

/// <summary>
/// Random lives of cases, played through the aggregate and at the same time written down as a plain list of who was
/// in which state since when; the summary of any instant must be what that list says.
/// </summary>
public sealed class CaseReplayTests
{
    private const int Minutes = 400;

    private static readonly TimeLimits Limits = new([new(CaseKind.Repair, Resolve: TimeSpan.FromMinutes(45))]);

    [Fact]
    public void Summary_AtAnyInstant_EqualsANaiveReplay()
    {
        Prop.ForAll<int>(seed =>
            {
                var lives = Lives(new Random(seed));
                var histories = lives.Select(life => life.Case.History).ToArray();
                for (var minute = -10; minute < Minutes; minute += 7)
                {
                    AssertSame(lives, histories, minute);
                }
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TimeUsed_OverAnyReopenings_EqualsCountingMinutes()
    {
        Prop.ForAll<int>(seed =>
            {
                foreach (var life in Lives(new Random(seed)))
                {
                    var history = life.Case.History;
                    for (var (until, counted) = (0, 0); until < Minutes; until++)
                    {
                        Assert.Equal(TimeSpan.FromMinutes(counted), history.TimeUsedAt(At(until)));
                        counted += life.StateAt(until) == CaseStanding.Pending ? 1 : 0;
                    }
                }
            })
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void RandomLives_ReachReopeningsAndEveryState()
    {
        var lives = Enumerable.Range(0, 50).SelectMany(seed => Lives(new Random(seed))).ToArray();

        Assert.Contains(lives, life => life.Case.Reopenings.Count > 1);
        Assert.Contains(lives, life => life.Case.Reopenings.Any(past => past.ClosedAt is not null));
        Assert.All(Enum.GetValues<CaseStatus>(), status => Assert.Contains(lives, life => life.Case.Status == status));
    }

    private static void AssertSame(Life[] lives, CaseHistory[] histories, int minute)
    {
        var actual = CaseSummary.At(histories, At(minute), Limits, Shanghai);
        var pending = lives.Where(life => life.StateAt(minute) == CaseStanding.Pending).ToArray();
        var overdue = pending.Where(life => life.DueMinute < minute).ToArray();

        Assert.Equal(pending.Length, actual.Pending);
        Assert.Equal(overdue.Length, actual.Overdue);
        Assert.Equal(lives.Count(life => life.StateAt(minute) == CaseStanding.AwaitingCallback), actual.AwaitingCallback);
        Assert.Equal(pending.Length == 0 ? null : pending.Max(life => (minute - life.Received) * 60L), actual.OldestPendingSeconds);
        Assert.Equal(overdue.OrderBy(life => life.DueMinute).Select(life => life.DueMinute), actual.Late.Select(late => (int?)(late.Due - Nine).TotalMinutes));
        Assert.Equal(
            pending.Where(life => life.DueMinute >= minute && life.DueMinute <= minute + 60).Select(life => life.Case.Id).OrderBy(id => id.Value),
            actual.DueSoon.Select(soon => soon.Id).OrderBy(id => id.Value));
        Assert.Equal(
            actual.Pending,
            actual.Ages.WithinFourHours + actual.Ages.Today + actual.Ages.WithinThreeDays + actual.Ages.Longer);
        foreach (var kind in Enum.GetValues<CaseKind>())
        {
            Assert.Equal(
                new CaseCount(pending.Count(life => life.Case.Kind == kind), overdue.Count(life => life.Case.Kind == kind)),
                actual.ByKind[kind]);
        }
    }

    private static Life[] Lives(Random random) =>
        [.. Enumerable.Range(1, random.Next(1, 12)).Select(no => random.Next(4) == 0 ? Import(no, random) : Live(no, random))];

    private static Life Live(int no, Random random)
    {
        var minute = random.Next(0, 60);
        var kind = (CaseKind)random.Next(5);
        int? due = random.Next(2) == 0 ? minute + random.Next(0, 120) : null;
        var taken = Case.Receive(
            Id(no), Number(kind, no), Intake(kind, receivedAt: At(minute), resolveDue: due is { } d ? At(d) : null), Move(minute)).Value;
        var life = new Life(taken, minute, due ?? (kind == CaseKind.Repair ? minute + 45 : null));
        for (var step = random.Next(0, 25); step > 0; step--)
        {
            minute += random.Next(0, 20);
            life.Try(random.Next(6), minute);
        }

        return life;
    }

    private static Life Import(int no, Random random)
    {
        var received = random.Next(0, 60);
        int? resolved = random.Next(3) > 0 ? received + random.Next(0, 100) : null;
        int? closed = resolved is not null && random.Next(2) == 0 ? resolved + random.Next(0, 100) : null;
        var row = Row($"GD-{no}") with
        {
            ReceivedAt = At(received),
            ResolvedAt = resolved is { } r ? At(r) : null,
            ClosedAt = closed is { } c ? At(c) : null,
            Reopened = random.Next(3),
        };
        var life = new Life(Case.FromHistory(Id(no), Number(row.Kind, no), row, Move(Minutes)).Value, received, received + 45);
        if (resolved is { } resolvedAt)
        {
            life.Enter(resolvedAt, CaseStanding.AwaitingCallback);
        }

        if (closed is { } closedAt)
        {
            life.Enter(closedAt, CaseStanding.Closed);
        }

        for (var (step, minute) = (random.Next(0, 6), 260); step > 0; step--)
        {
            minute += random.Next(0, 20);
            life.Try(random.Next(6), minute);
        }

        return life;
    }

    private sealed class Life(Case one, int received, int? dueMinute)
    {
        private readonly List<(int Minute, CaseStanding State)> _states = [(received, CaseStanding.Pending)];

        public Case Case { get; } = one;

        public int Received { get; } = received;

        public int? DueMinute { get; } = dueMinute;

        public CaseStanding StateAt(int minute) =>
            _states.Where(state => state.Minute <= minute).Select(state => state.State).LastOrDefault(CaseStanding.Absent);

        public void Enter(int minute, CaseStanding state) => _states.Add((minute, state));

        public void Try(int verb, int minute)
        {
            (Portal.Domain.Kernel.Result result, CaseStanding? state) = verb switch
            {
                0 => (Case.Assign(Zhou, Move(minute)), (CaseStanding?)null),
                1 => (Case.Respond(Move(minute)), null),
                2 or 3 => (Case.Resolve("好", Move(minute)), CaseStanding.AwaitingCallback),
                4 => (Case.Close(Move(minute), []), CaseStanding.Closed),
                _ => (Case.Reopen("又坏了", Move(minute)), CaseStanding.Pending),
            };
            if (result.IsDone && state is { } entered)
            {
                Enter(minute, entered);
            }
        }
    }
}
