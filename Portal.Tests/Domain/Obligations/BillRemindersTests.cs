using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Obligations;

/// <summary>The digest comes at 09:00 of the site, minute 0.</summary>
public sealed class BillRemindersTests
{
    private static readonly BillReminders Policy = new(9 * 60, Shanghai);
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Digest_CountsBillsUnitsAndMoney_OncePerSteward()
    {
        OwedBill[] bills =
        [
            Bill("1-101", Zhou, Today, 10050),
            Bill("1-101", Zhou, Today.AddDays(-30), 200),
            Bill("1-102", Zhou, Today, 1),
            Bill("1-103", Zhou, Today.AddDays(1), 5000),
            Bill("1-104", Zhou, Today, 0),
            Bill("2-101", Li, Today, 300),
        ];

        var digests = Policy.Digest(bills, [Lin], At(0)).ToDictionary(reminder => reminder.Person);

        Assert.Equal(2, digests.Count);
        Assert.Equal([3, 2, new Money(10251)], digests[Zhou].Args);
        Assert.Equal([1, 1, new Money(300)], digests[Li].Args);
        Assert.Equal("2026-11-21", digests[Zhou].Occurrence);
    }

    [Fact]
    public void Digest_OfUnitsWithoutSteward_GoesToEveryCashier_JoinedWithTheirOwn()
    {
        OwedBill[] bills = [Bill("1-101", null, Today, 100), Bill("1-102", Lin, Today, 20)];

        var digests = Policy.Digest(bills, [Lin, Li, Li], At(0)).ToDictionary(reminder => reminder.Person);

        Assert.Equal([2, 2, new Money(120)], digests[Lin].Args);
        Assert.Equal([1, 1, new Money(100)], digests[Li].Args);
    }

    [Theory]
    [InlineData(-0.01, null)]
    [InlineData(0, "2026-11-21")]
    [InlineData(899.9, "2026-11-21")]
    [InlineData(900, null)]
    [InlineData(1440, "2026-11-22")]
    public void Digest_ComesOnceADayFromItsMinuteOn(double minutes, string? occurrence)
    {
        var digest = Policy.Digest([Bill("1-101", Zhou, Today, 100)], [], At(minutes)).SingleOrDefault();

        Assert.Equal(occurrence, digest?.Occurrence);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1440)]
    [InlineData(899, 1440)]
    [InlineData(901, 1440)]
    public void NextCheck_IsTheNextNineOClock(double now, double next)
    {
        Assert.Equal(At(next), Policy.NextCheck(At(now)));
    }

    private static OwedBill Bill(string unit, PersonId? steward, DateOnly due, long fen) => new(unit, steward, due, new Money(fen));
}
