using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Obligations;

public sealed class OwedBillsTests
{
    [Fact]
    public void ByReader_EachStewardHearsOfHisOwn()
    {
        var sums = OwedBills.ByReader([(Zhou, Owed(3, 2, 10251)), (Li, Owed(1, 1, 300))], _ => true, [Lin]);

        Assert.Equal([(Zhou, Owed(3, 2, 10251)), (Li, Owed(1, 1, 300))], Pairs(sums));
    }

    [Fact]
    public void ByReader_UnitsWithoutSteward_GoToEveryCashierOnce_JoinedWithTheirOwn()
    {
        var sums = OwedBills.ByReader([(null, Owed(1, 1, 100)), (Lin, Owed(1, 1, 20))], _ => true, [Lin, Li, Li]);

        Assert.Equal([(Li, Owed(1, 1, 100)), (Lin, Owed(2, 2, 120))], Pairs(sums));
    }

    [Fact]
    public void ByReader_AStewardWhoHasLeft_LeavesTheUnitsToTheCashiers() =>
        Assert.Equal([(Lin, Owed(2, 1, 70))], Pairs(OwedBills.ByReader([(Zhou, Owed(2, 1, 70))], person => person != Zhou, [Lin])));

    [Fact]
    public void ByReader_NothingOwed_TellsNobody() => Assert.Empty(OwedBills.ByReader([(Zhou, Owed(0, 0, 0))], _ => true, [Lin]));

    private static OwedBills Owed(int bills, int units, long fen) => new(bills, units, new Money(fen));

    private static (PersonId, OwedBills)[] Pairs(IReadOnlyDictionary<PersonId, OwedBills> sums) =>
        [.. sums.OrderBy(pair => pair.Key.Value).Select(pair => (pair.Key, pair.Value))];
}
