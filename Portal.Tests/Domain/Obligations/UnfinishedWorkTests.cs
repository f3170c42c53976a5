using Portal.Domain.Obligations;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Obligations;

/// <summary>The shift is 09:00 to 17:00 (minutes 0 to 480); the site's day began at minute -540.</summary>
public sealed class UnfinishedWorkTests
{
    [Fact]
    public void Of_ListsTheDaysOpenCasesOfThePersonOnShift_OldestFirst()
    {
        PendingCase[] cases = [Pending(1, received: 100), Pending(2, received: -540), Pending(3, received: -541), Pending(4, received: 20) with { Assignee = Li }, Pending(5, received: 451)];

        Assert.Equal([Number(sequence: 2), Number(sequence: 1)], Assert.Single(Of(cases, 450)).Cases.Select(one => one.Number));
    }

    [Theory]
    [InlineData(-0.01, false)]
    [InlineData(0, true)]
    [InlineData(479.99, true)]
    [InlineData(480, false)]
    public void Of_IsToldDuringTheShiftOnly(double minutes, bool told) => Assert.Equal(told, Of([Pending(received: -10)], minutes).Any());

    [Fact]
    public void Of_NothingOpen_IsSilent() => Assert.Empty(Of([Pending() with { Assignee = null }], 450));

    [Fact]
    public void Of_ANightShift_ReachesBackToTheDayItBegan()
    {
        // 17:00 to 08:00; a case of 16:00 on the day of the start, asked at 07:40.
        var night = new PlannedShift("n", Zhou, "A", At(480), At(1380));

        Assert.Single(UnfinishedWork.Of([night], [Pending(received: 420)], Shanghai, At(1360)));
    }

    private static IEnumerable<UnfinishedWork> Of(PendingCase[] cases, double minutes) =>
        UnfinishedWork.Of([new PlannedShift("s", Zhou, "A", At(0), At(480))], cases, Shanghai, At(minutes));

    private static PendingCase Pending(int no = 1, double received = 0) => new(Number(sequence: no), Zhou, At(received));
}
