using Portal.Domain.Obligations;
using Portal.Domain.People;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Obligations;

/// <summary>Shifts begin at minute 0 (09:00) and last four hours.</summary>
public sealed class PlannedShiftTests
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, -5)]
    [InlineData(10, -10)]
    public void ArriveBy_IsAsManyMinutesBeforeAsTheRuleSays(int early, double deadline) =>
        Assert.Equal(At(deadline), Shift(Zhou).ArriveBy([Shift(Zhou)], TimeSpan.FromMinutes(early)));

    [Fact]
    public void ArriveBy_ComingFromAnotherPost_IsTheEndOfThatShift()
    {
        var before = Shift(Zhou, "B", -240, -3);

        Assert.Equal(At(-3), Shift(Zhou).ArriveBy([before, Shift(Zhou)], Early));
        Assert.Equal(At(-10), Shift(Zhou).ArriveBy([before with { Person = Li }, Shift(Zhou)], Early));
        Assert.Equal(At(-10), Shift(Zhou).ArriveBy([before with { End = At(-10) }, Shift(Zhou)], Early));
    }

    [Theory]
    [InlineData(-60, -10)]
    [InlineData(-10, -10)]
    [InlineData(-5, 5)]
    [InlineData(20, 30)]
    public void ArriveBy_OfAStandIn_LeavesTimeToGetThere(double planned, double deadline)
    {
        var shift = Shift(Zhou) with { PlannedAt = At(planned) };

        Assert.Equal(At(deadline), shift.ArriveBy([shift], Early));
    }

    [Fact]
    public void Occurrence_OfAShiftThatMoved_IsAnother()
    {
        Assert.Equal(Shift(Zhou).Occurrence, (Shift(Zhou) with { End = At(300) }).Occurrence);
        Assert.NotEqual(Shift(Zhou).Occurrence, (Shift(Zhou) with { Start = At(10) }).Occurrence);
    }

    private static PlannedShift Shift(PersonId person, string post = "A", double from = 0, double to = 240) =>
        new($"{person.Value:N}-{post}", person, post, At(from), At(to));
}
