using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Obligations;

/// <summary>Shifts begin at minute 0 (09:00) and last four hours.</summary>
public sealed class ShiftRemindersTests
{
    private static readonly ShiftReminders Policy = new(ShiftReminderRules.Default, person => person == Lin ? [] : [Lin]);

    [Theory]
    [InlineData(-30.01, false)]
    [InlineData(-30, true)]
    [InlineData(-0.01, true)]
    [InlineData(0, false)]
    public void Upcoming_FromThirtyMinutesBeforeUntilTheStart(double minutes, bool due)
    {
        var reminders = Policy.Upcoming([Shift(Zhou)], At(minutes)).ToArray();

        Assert.Equal(due ? 1 : 0, reminders.Length);
        Assert.All(reminders, reminder => Assert.Equal((ReminderKind.ShiftSoon, Zhou, At(-30)), (reminder.Kind, reminder.Person, reminder.DueAt)));
    }

    [Fact]
    public void Upcoming_AskedAgain_NamesTheSameOccurrence_AndAnotherWhenTheShiftMoves()
    {
        var once = Assert.Single(Policy.Upcoming([Shift(Zhou)], At(-30)));
        var again = Assert.Single(Policy.Upcoming([Shift(Zhou)], At(-5)));
        var moved = Assert.Single(Policy.Upcoming([Shift(Zhou) with { Start = At(10) }], At(-5)));

        Assert.Equal(once, again);
        Assert.NotEqual(once.Occurrence, moved.Occurrence);
    }

    [Theory]
    [InlineData(-10.0, false)]
    [InlineData(-9.0, true)]
    [InlineData(null, true)]
    [Clause("A-051")]
    public void Late_IsWhoWasNotThereTenMinutesBefore(double? arrived, bool late)
    {
        var reminders = Policy.Late([Shift(Zhou)], (_, _, at) => arrived is { } minutes && At(minutes) <= at, At(-1)).ToArray();

        Assert.Equal(late ? 1 : 0, reminders.Length);
        Assert.All(reminders, reminder => Assert.Equal((ReminderKind.LateForShift, Lin, At(-10), "A-051"), (reminder.Kind, reminder.Person, reminder.DueAt, reminder.Clause)));
    }

    [Theory]
    [InlineData(5, -6.0, true)]
    [InlineData(5, -5.0, true)]
    [InlineData(5, -4.0, false)]
    [InlineData(10, -6.0, false)]
    [Clause("A-051")]
    public void Late_WhenTheParameterChanges_MovesWithIt(int early, double arrived, bool inTime)
    {
        var policy = new ShiftReminders(ShiftReminderRules.Default with { Early = TimeSpan.FromMinutes(early) }, _ => [Lin]);

        Assert.Equal(inTime, !policy.Late([Shift(Zhou)], (_, _, at) => At(arrived) <= at, At(-1)).Any());
    }

    [Fact]
    public void Late_ByTheControlRoomsClause_CitesIt()
    {
        var policy = new ShiftReminders(ShiftReminderRules.Default with { EarlyClause = "D-176" }, _ => [Lin]);

        Assert.Equal("D-176", Assert.Single(policy.Late([Shift(Zhou)], (_, _, at) => at >= At(-9), At(-9))).Clause);
    }

    [Theory]
    [InlineData(-10.01, false)]
    [InlineData(-10, true)]
    [InlineData(239.9, true)]
    [InlineData(240, false)]
    public void Late_IsToldFromTheDeadlineUntilTheShiftEnds(double minutes, bool due)
    {
        Assert.Equal(due, Policy.Late([Shift(Zhou)], NeverThere, At(minutes)).Any());
    }

    [Fact]
    public void Late_ComingFromAnotherPost_HasUntilThatShiftEnds()
    {
        PlannedShift[] shifts = [Shift(Zhou, "B", -240, 0), Shift(Zhou)];

        Assert.Empty(Policy.Late([shifts[1]], (_, post, at) => post == "A" && at >= At(0), At(-11)));
        Assert.DoesNotContain(Policy.Late(shifts, (_, post, _) => post == "B", At(-1)), Of("A"));
        Assert.DoesNotContain(Policy.Late(shifts, (_, post, at) => post == "B" || at >= At(0), At(5)), Of("A"));
        Assert.Contains(Policy.Late(shifts, (_, post, _) => post == "B", At(5)), Of("A"));

        static Predicate<ReminderDue> Of(string post) => reminder => (string?)reminder.Args[1] == post;
    }

    [Theory]
    [InlineData(-60, -10)]
    [InlineData(-5, 5)]
    [InlineData(-10, -10)]
    [InlineData(20, 30)]
    public void Late_OfAStandIn_LeavesTimeToGetThere(double planned, double deadline)
    {
        var shift = Shift(Zhou) with { PlannedAt = At(planned) };

        Assert.Equal(At(deadline), Assert.Single(Policy.Late([shift], NeverThere, At(120))).DueAt);
        Assert.Empty(Policy.Late([shift], NeverThere, At(deadline - 0.01)));
    }

    [Fact]
    public void Late_TeamLeader_IsNotToldOnHimself()
    {
        var policy = new ShiftReminders(ShiftReminderRules.Default, _ => [Lin, Lin, Li]);

        Assert.Equal([Li], policy.Late([Shift(Lin)], NeverThere, At(0)).Select(reminder => reminder.Person));
        Assert.Equal([Lin, Li], policy.Late([Shift(Zhou)], NeverThere, At(0)).Select(reminder => reminder.Person));
    }

    [Theory]
    [InlineData(62.99, false)]
    [InlineData(63, true)]
    public void Unmanned_AfterTheGrace_TellsWhoIsDueAndTheTeamLeader(double minutes, bool due)
    {
        var reminders = Policy.Unmanned([new("A", At(60))], [Shift(Zhou), Shift(Li, "B")], At(minutes)).ToArray();

        Assert.Equal(due ? [Zhou, Lin] : [], reminders.Select(reminder => reminder.Person));
        Assert.All(reminders, reminder => Assert.Equal(At(63), reminder.DueAt));
    }

    [Fact]
    public void Unmanned_AcrossAChangeOfShift_GivesTheNextPersonTheGraceToo()
    {
        PlannedShift[] shifts = [Shift(Zhou), Shift(Li, "A", 240, 480)];

        Assert.Equal([Zhou, Lin], People(239));
        Assert.Empty(People(242));
        Assert.Equal([Li, Lin], People(243));

        IEnumerable<PersonId> People(double minutes) =>
            Policy.Unmanned([new("A", At(200))], shifts, At(minutes)).Select(reminder => reminder.Person);
    }

    [Fact]
    public void Unmanned_WithTwoDueAtThePost_TellsTheirLeaderOnce()
    {
        var reminders = Policy.Unmanned([new("A", At(0))], [Shift(Zhou), Shift(Li)], At(60)).ToArray();

        Assert.Equal([Zhou, Lin, Li], reminders.Select(reminder => reminder.Person));
        Assert.Single(reminders.Select(reminder => reminder.Occurrence).Distinct());
    }

    [Fact]
    public void NextCheck_VisitsEveryDeadlineInOrder()
    {
        UnmannedPost[] posts = [new("A", At(60))];
        PlannedShift[] shifts = [Shift(Zhou)];
        var visited = new List<double>();

        for (var now = At(-600); Policy.NextCheck(shifts, posts, now) is { } next; now = next)
        {
            visited.Add((next - Nine).TotalMinutes);
        }

        Assert.Equal([-30, -10, 63], visited);
    }

    private static PlannedShift Shift(PersonId person, string post = "A", double from = 0, double to = 240) =>
        new($"{person.Value:N}-{post}", person, post, At(from), At(to));

    private static bool NeverThere(PersonId person, string post, DateTimeOffset at) => false;
}
