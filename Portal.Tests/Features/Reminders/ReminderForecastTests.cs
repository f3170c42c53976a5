using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;
using Portal.Tests.Support;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Reminders;

[Trait("Engines", "Both")]
public sealed class ReminderForecastTests
{
    [Fact]
    [Clause("A-051")]
    public void Of_ShiftInAnHour_NamesWhatComesIfNothingHappens()
    {
        var forecast = Of(Situation(Planned(Zhou)));

        Assert.Equal(
            [
                (ReminderKind.ShiftSoon, Zhou.Id, Evening.AddMinutes(30)),
                (ReminderKind.LateForShift, Lin.Id, Evening.AddMinutes(50)),
            ],
            forecast);
    }

    [Fact]
    public void Of_PersonAlreadyAtThePost_IsNotForecastLate()
    {
        var forecast = Of(Situation(Planned(Zhou)) with { WasPresent = (_, _, _) => true });

        Assert.Equal([ReminderKind.ShiftSoon], forecast.Select(one => one.Item1));
    }

    [Fact]
    public void Of_ShiftBeyondTheHorizon_IsLeftForLater() =>
        Assert.Empty(Of(Situation(Planned(Zhou, startMinutes: 240))));

    [Fact]
    public void Of_PostUnmanned_TellsThePersonDueAndTheLeaderWhenTheGraceEnds()
    {
        var forecast = Of(Situation(Planned(Zhou, startMinutes: -60)) with
        {
            Unmanned = [new UnmannedPost("FCR", Evening.AddMinutes(-1))],
            WasPresent = (_, _, _) => true,
        });

        Assert.Equal(
            [
                (ReminderKind.PostUnmanned, Zhou.Id, Evening.AddMinutes(2)),
                (ReminderKind.PostUnmanned, Lin.Id, Evening.AddMinutes(2)),
            ],
            forecast);
    }

    [Fact]
    public void Of_CaseNearItsLimit_TellsAssigneeAndSupervisorsSoonAndOverdue()
    {
        var forecast = Of(Situation() with { Cases = [Pending(Zhou.Id, Evening.AddMinutes(90))] });

        Assert.Equal(
            [
                (ReminderKind.CaseDueSoon, Zhou.Id, Evening.AddMinutes(30)),
                (ReminderKind.CaseDueSoon, Wu.Id, Evening.AddMinutes(30)),
                (ReminderKind.CaseOverdue, Zhou.Id, Evening.AddMinutes(90)),
                (ReminderKind.CaseOverdue, Wu.Id, Evening.AddMinutes(90)),
            ],
            forecast);
    }

    [Fact]
    [Clause("A-021")]
    public void Of_OpenCasesNearTheEndOfAShift_AreListedForThePerson()
    {
        var situation = Situation(Planned(Zhou, startMinutes: -300, hours: 7)) with
        {
            Cases = [Pending(Zhou.Id, due: null)],
            WasPresent = (_, _, _) => true,
        };

        var one = Assert.Single(ReminderForecast.Of(situation).Values);
        Assert.Equal((ReminderKind.UnfinishedCases, Zhou.Id, Evening.AddMinutes(60)), (one.Kind, one.Person, one.DueAt));
        Assert.Equal(1, one.Args[0]);
    }

    [Fact]
    public void Of_BillsDue_GoToTheStewardElseToTheCashiers()
    {
        var left = Employee("1009", "郭林", "steward");
        left.Leave();
        var situation = Situation() with
        {
            Staff = new Staff([Zhou, Qian, left]),
            OwedBills =
            [
                new OwedBill("3-1204", Zhou.Id, new DateOnly(2026, 11, 20), new Money(12_300)),
                new OwedBill("3-1205", null, new DateOnly(2026, 11, 21), new Money(100)),
                new OwedBill("3-1206", left.Id, new DateOnly(2026, 11, 21), new Money(1)),
            ],
        };

        var digests = ReminderForecast.Of(situation).Values.OrderBy(one => one.Person.Value).ToArray();

        Assert.Equal([Zhou.Id, Qian.Id], digests.Select(one => one.Person));
        Assert.Equal([2, 2, new Money(101)], digests[1].Args);
    }

    [Fact]
    public void Of_PersonWhoHasLeft_IsNotReminded()
    {
        var left = Employee("1009", "郭林", "staff");
        left.Leave();

        var forecast = Of(Situation(Planned(left)) with { Staff = new Staff([left, Wu]) });

        Assert.Equal([(ReminderKind.LateForShift, Wu.Id, Evening.AddMinutes(50))], forecast);
    }

    [Fact]
    public void Of_PeopleAndPosts_AreNamed()
    {
        var late = ReminderForecast.Of(Situation(Planned(Zhou))).Values.Single(one => one.Kind == ReminderKind.LateForShift);

        Assert.Equal(["周海", "消防控制室", Evening.AddMinutes(60)], late.Args);
    }

    private static PendingCase Pending(PersonId assignee, DateTimeOffset? due) =>
        new(TypedId.New<CaseId>(Evening), new CaseNumber(CaseKind.Repair, new DateOnly(2026, 11, 21), 7), "水管漏水", assignee, Evening.AddHours(-2), due);

    private static (ReminderKind, PersonId, DateTimeOffset)[] Of(Situation situation) =>
    [
        .. ReminderForecast.Of(situation).Values.OrderBy(one => one.DueAt).ThenBy(one => one.Person.Value)
            .Select(one => (one.Kind, one.Person, one.DueAt)),
    ];
}
