using Portal.Domain.People;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.People;

public sealed class SubstitutesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void For_SomebodyAtWork_IsThatPerson() => Assert.Equal(Li, Day([Leave(Zhou, Li)]).For(Li));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void IsAway_OnEachDayOfTheLeave(int day, bool away) =>
        Assert.Equal(away, new Substitutes([LeaveOfAbsence.Record(Zhou, Today, Today.AddDays(2), Li, "", At(0)).Value], Today.AddDays(day)).IsAway(Zhou));

    [Fact]
    public void For_SomebodyAway_FollowsTheSubstitutes()
    {
        Assert.Equal(Lin, Day([Leave(Zhou, Li), Leave(Li, Lin)]).For(Zhou));
        Assert.Null(Day([Leave(Zhou, null)]).For(Zhou));
    }

    [Fact]
    public void For_TwoWhoStandInForEachOther_IsNobody() => Assert.Null(Day([Leave(Zhou, Li), Leave(Li, Zhou)]).For(Zhou));

    [Fact]
    public void For_AWithdrawnLeave_IsThePersonAgain()
    {
        var leave = Leave(Zhou, Li);
        leave.Withdraw(At(1));

        Assert.Equal(Zhou, Day([leave]).For(Zhou));
    }

    private static Substitutes Day(LeaveOfAbsence[] leaves) => new(leaves, Today);

    private static LeaveOfAbsence Leave(PersonId person, PersonId? substitute) => LeaveOfAbsence.Record(person, Today, Today, substitute, "", At(0)).Value;
}
