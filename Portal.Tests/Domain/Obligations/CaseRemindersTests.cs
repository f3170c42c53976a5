using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Obligations;

public sealed class CaseRemindersTests
{
    private static readonly CaseReminders Policy = new(CaseReminders.DefaultSoon, TimeSpan.FromMinutes(30), Shanghai);

    [Theory]
    [InlineData(59.99, null)]
    [InlineData(60, ReminderKind.CaseDueSoon)]
    [InlineData(119.99, ReminderKind.CaseDueSoon)]
    [InlineData(120, ReminderKind.CaseOverdue)]
    [InlineData(9999, ReminderKind.CaseOverdue)]
    public void Limits_GoFromSoonToOverdue_ForAssigneeAndSupervisors(double minutes, ReminderKind? kind)
    {
        var reminders = Policy.Limits([Pending(due: 120)], [Lin, Li], At(minutes)).ToArray();

        Assert.Equal(kind is null ? [] : [Zhou, Lin, Li], reminders.Select(reminder => reminder.Person));
        Assert.All(reminders, reminder => Assert.Equal((kind, At(kind == ReminderKind.CaseOverdue ? 120 : 60)), (reminder.Kind, reminder.DueAt)));
    }

    [Fact]
    public void Limits_WithoutALimitOrAssignee_TellNobodyOrTheSupervisors()
    {
        Assert.Empty(Policy.Limits([Pending(due: null)], [Lin], At(9999)));
        Assert.Equal([Lin], Policy.Limits([Pending(due: 10) with { Assignee = null }], [Lin], At(0)).Select(reminder => reminder.Person));
    }

    [Fact]
    public void Limits_OfASupervisorsOwnCase_TellOnce()
    {
        Assert.Single(Policy.Limits([Pending(due: 10) with { Assignee = Lin }], [Lin], At(0)));
    }

    [Fact]
    public void Limits_ShorterThanTheNotice_AreDueFromReceipt()
    {
        Assert.Equal(At(0), Assert.Single(Policy.Limits([Pending(due: 10)], [], At(5))).DueAt);
    }

    [Fact]
    public void Limits_AskedAgain_AreTheSameOccurrence_AndAnotherAfterReopeningOrANewLimit()
    {
        var once = Key(Pending(due: 120));

        Assert.Equal(once, Key(Pending(due: 120) with { Title = "改过" }));
        Assert.NotEqual(once, Key(Pending(due: 120) with { Reopened = 1 }));
        Assert.NotEqual(once, Key(Pending(due: 130)));
        Assert.NotEqual(once, Key(Pending(no: 2, due: 120)));

        static string Key(PendingCase one) => Assert.Single(Policy.Limits([one], [], At(500))).Occurrence;
    }

    // The shift is 09:00 to 17:00 (minutes 0 to 480); the site's day began at minute -540.
    [Fact]
    [Clause("A-021")]
    public void Unfinished_NearTheEndOfTheShift_ListsTodaysOpenCasesForPersonAndBoardAlike()
    {
        PendingCase[] cases =
        [
            Pending(no: 1, received: 100),
            Pending(no: 2, received: -540),
            Pending(no: 3, received: -541),
            Pending(no: 4, received: 20) with { Assignee = Li },
        ];

        var board = Policy.Unfinished([Shift(Zhou)], cases, At(450)).ToArray();
        var reminder = Assert.Single(Policy.BeforeEnd(board));

        Assert.Equal([Id(2), Id(1)], Assert.Single(board).Cases.Select(one => one.Id));
        Assert.Equal((ReminderKind.UnfinishedCases, Zhou, At(450), "A-021"), (reminder.Kind, reminder.Person, reminder.DueAt, reminder.Clause));
        Assert.Equal([2, At(480), "TS-20261121-0002, TS-20261121-0001"], reminder.Args);
    }

    [Theory]
    [InlineData(449.99, false)]
    [InlineData(450, true)]
    [InlineData(479.99, true)]
    [InlineData(480, false)]
    public void Unfinished_IsToldBeforeTheEndOnly(double minutes, bool told)
    {
        Assert.Equal(told, Policy.Unfinished([Shift(Zhou)], [Pending()], At(minutes)).Any());
    }

    [Fact]
    public void Unfinished_WithNothingOpen_IsSilent()
    {
        Assert.Empty(Policy.Unfinished([Shift(Zhou)], [Pending() with { Assignee = null }], At(450)));
    }

    [Fact]
    public void Unfinished_OfANightShift_ReachesBackToTheDayItBegan()
    {
        // 17:00 to 08:00; a case of 16:00 on the day of the start, asked at 07:40.
        var night = new PlannedShift("n", Zhou, "A", At(480), At(1380));

        Assert.Single(Policy.Unfinished([night], [Pending(received: 420)], At(1360)));
    }

    [Fact]
    public void NextCheck_VisitsEveryDeadlineInOrder()
    {
        PendingCase[] cases = [Pending(due: 120), Pending(no: 2, due: null)];
        var visited = new List<double>();

        for (var now = At(-600); Policy.NextCheck(cases, [Shift(Zhou)], now) is { } next; now = next)
        {
            visited.Add((next - Nine).TotalMinutes);
        }

        Assert.Equal([60, 120, 450], visited);
    }

    private static PendingCase Pending(int no = 1, double received = 0, double? due = null) =>
        new(Id(no), Number(sequence: no), "楼上漏水", Zhou, At(received), due is { } minutes ? At(minutes) : null);

    private static PlannedShift Shift(PersonId person) => new("s", person, "A", At(0), At(480));
}
