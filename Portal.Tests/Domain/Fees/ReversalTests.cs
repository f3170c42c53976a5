using Portal.Domain.Fees;

namespace Portal.Tests.Domain.Fees;

public sealed class ReversalTests
{
    private readonly StoredFees _fees = new();

    [Fact]
    public void Reversal_TakesBackAllAllocations_FromItsOwnInstant()
    {
        _fees.Import(_fees.Bill("B-1", 100), _fees.Bill("B-2", 100));
        _fees.Import(_fees.Payment("P-1", 150, day: 5));

        _fees.Import(_fees.Payment("R-1", -150, day: 9, reverses: "P-1"));

        Assert.Equal((0, 150, 150, 0), (_fees.CollectedFen(4), _fees.CollectedFen(5), _fees.CollectedFen(8), _fees.CollectedFen(9)));
        Assert.Equal(200, _fees.Account().Arrears.Fen);
    }

    [Fact]
    public void Reversal_AppendsRows_AndLeavesTheOldOnes()
    {
        _fees.Import(_fees.Bill("B-1", 100));
        _fees.Import(_fees.Payment("P-1", 100));
        var before = _fees.Allocations.ToList();

        _fees.Import(_fees.Payment("R-1", -100, day: 9, reverses: "P-1"));

        Assert.Equal(before, _fees.Allocations.Take(before.Count));
        var (payment, reversal) = (_fees.Payments[0], _fees.Payments[1]);
        Assert.Equal(
            new Allocation(reversal.Id, _fees.Bills[0].Id, new Portal.Domain.Kernel.Money(-100), StoredFees.Day(9), FeeType.Property, StoredFees.October),
            Assert.Single(_fees.Allocations.Skip(before.Count)));
        Assert.Equal((reversal.Id, payment.Id), (payment.ReversedBy, reversal.Reverses));
    }

    [Fact]
    public void Reversal_TakesBackCredit_AlsoWhatALaterBillUsed()
    {
        _fees.Import(_fees.Payment("P-1", 150, day: 5));
        _fees.Import(_fees.Bill("B-1", 100));

        _fees.Import(_fees.Payment("R-1", -150, day: 9, reverses: "P-1"));

        var account = _fees.Account();
        Assert.Equal((0, 100), (account.Credit.Fen, account.Arrears.Fen));
        _fees.Import(_fees.Bill("B-2", 50));
        Assert.Equal(0, _fees.PaidFen("B-2"));
    }

    [Fact]
    public void Reversal_FreesABill_ButMovesNoOtherCredit()
    {
        _fees.Import(_fees.Bill("B-1", 100));
        _fees.Import(_fees.Payment("P-1", 100, day: 5), _fees.Payment("P-2", 80, day: 6));

        _fees.Import(_fees.Payment("R-1", -100, day: 9, reverses: "P-1"));
        Assert.Equal((0, 80), (_fees.PaidFen("B-1"), _fees.Account().Credit.Fen));

        _fees.Import(_fees.Bill("B-2", 50));
        Assert.Equal((0, 50, 30), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2"), _fees.Account().Credit.Fen));
    }

    [Fact]
    public void Reversal_FreedBill_IsPaidByTheNextPayment()
    {
        _fees.Import(_fees.Bill("B-1", 100, due: 10), _fees.Bill("B-2", 100, due: 20));
        _fees.Import(_fees.Payment("P-1", 100, day: 5));

        _fees.Import(_fees.Payment("R-1", -100, day: 9, reverses: "P-1"), _fees.Payment("P-2", 120, day: 10));

        Assert.Equal((100, 20), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2")));
    }

    [Fact]
    public void Reversal_AtTheInstantOfItsPayment_IsAccepted()
    {
        _fees.Import(_fees.Bill("B-1", 100));

        var outcomes = _fees.Import(_fees.Payment("A", -100, day: 5, reverses: "P-1"), _fees.Payment("P-1", 100, day: 5));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted));
        Assert.Equal(0, _fees.CollectedFen(5));
    }

    [Fact]
    public void ReversalOf_AStoredPayment_IsAccepted()
    {
        _fees.Import(_fees.Payment("P-1", 100, day: 5, unit: "1-102"));

        var outcome = _fees.Import(PaymentEntry.ReversalOf(_fees.Payments[0], "R-1", StoredFees.Day(6), "现金"));

        Assert.True(Assert.Single(outcome).IsAccepted);
        Assert.Equal(0, _fees.Account("1-102").Credit.Fen);
    }
}
