using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Fees;

public sealed class AllocationTests
{
    private readonly StoredFees _fees = new();

    [Fact]
    public void Payment_NamesNoBill_PaysByDueDateThenNumber()
    {
        _fees.Import(_fees.Bill("B-2", 100, due: 20), _fees.Bill("B-10", 100, due: 20), _fees.Bill("A-9", 100, due: 25));

        _fees.Import(_fees.Payment("P-1", 150));

        // Ordinally "B-10" is before "B-2"; the earlier due date is before both.
        Assert.Equal((100, 50, 0), (_fees.PaidFen("B-10"), _fees.PaidFen("B-2"), _fees.PaidFen("A-9")));
    }

    [Fact]
    public void Payment_NamesABill_PaysItFirstThenTheOldest()
    {
        _fees.Import(_fees.Bill("B-1", 100, due: 10), _fees.Bill("B-2", 100, due: 20), _fees.Bill("B-3", 100, due: 30));

        _fees.Import(_fees.Payment("P-1", 150, bill: "B-3"));

        Assert.Equal((50, 0, 100), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2"), _fees.PaidFen("B-3")));
    }

    [Fact]
    public void Payment_NamesAPartlyPaidBill_PaysOnlyWhatItStillOwes()
    {
        _fees.Import(_fees.Bill("B-1", 100, due: 10), _fees.Bill("B-2", 100, due: 20));
        _fees.Import(_fees.Payment("P-1", 70, bill: "B-2"));

        _fees.Import(_fees.Payment("P-2", 70, bill: "B-2"));

        Assert.Equal((40, 100), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2")));
    }

    [Fact]
    public void Payment_NamesAPaidBill_PaysTheOthers()
    {
        _fees.Import(_fees.Bill("B-1", 100), _fees.Bill("B-2", 100));
        _fees.Import(_fees.Payment("P-1", 100, bill: "B-1"));

        _fees.Import(_fees.Payment("P-2", 30, bill: "B-1"));

        Assert.Equal((100, 30), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2")));
    }

    [Fact]
    public void Payment_WaivedPart_IsNotOwed()
    {
        _fees.Import(_fees.Bill("B-1", 100, waived: 100), _fees.Bill("B-2", 100, waived: 30));

        _fees.Import(_fees.Payment("P-1", 100));

        Assert.Equal((0, 70, 30), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2"), _fees.Account().Credit.Fen));
    }

    [Fact]
    public void Payment_OfAnotherUnit_PaysNothingHere()
    {
        _fees.Import(_fees.Bill("B-1", 100));

        _fees.Import(_fees.Payment("P-1", 100, unit: "1-102"));

        Assert.Equal((0, 100), (_fees.PaidFen("B-1"), _fees.Account("1-102").Credit.Fen));
    }

    [Fact]
    public void Credit_NewBill_IsPaidAtOnceAndCountsFromThePayment()
    {
        _fees.Import(_fees.Payment("P-1", 130, day: 3));

        _fees.Import(_fees.Bill("B-1", 100, due: 60));

        Assert.Equal((100, 30), (_fees.PaidFen("B-1"), _fees.Account().Credit.Fen));
        Assert.Equal((0, 100), (_fees.CollectedFen(asOfDay: 2), _fees.CollectedFen(asOfDay: 3)));
    }

    [Fact]
    public void Credit_SeveralNewBills_ArePaidByDueDateThenNumber()
    {
        _fees.Import(_fees.Payment("P-1", 150));

        _fees.Import(_fees.Bill("B-1", 100, due: 30), _fees.Bill("B-3", 100, due: 20), _fees.Bill("B-2", 100, due: 20));

        Assert.Equal((0, 100, 50), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2"), _fees.PaidFen("B-3")));
    }

    [Fact]
    public void Credit_OfSeveralPayments_OldestIsUsedFirst()
    {
        _fees.Import(_fees.Payment("P-1", 60, day: 9));
        _fees.Import(_fees.Payment("P-2", 60, day: 4));

        _fees.Import(_fees.Bill("B-1", 80));

        Assert.Equal((60, 80), (_fees.CollectedFen(asOfDay: 4), _fees.CollectedFen(asOfDay: 9)));
    }

    [Fact]
    public void Imports_ApplyInOrderOfArrival_NotOfPayment()
    {
        _fees.Import(_fees.Bill("B-1", 100, due: 10), _fees.Bill("B-2", 100, due: 20));
        _fees.Import(_fees.Payment("P-1", 100, day: 9));

        _fees.Import(_fees.Payment("P-2", 100, day: 2));

        var second = _fees.Allocations.Single(row => row.At == StoredFees.Day(2));
        Assert.Equal("B-2", _fees.Bills.Single(bill => bill.Id == second.Bill).Number);
    }

    [Fact]
    public void OneImport_AppliesByInstantThenPaymentsFirstThenNumber()
    {
        _fees.Import(_fees.Bill("B-1", 100, due: 10), _fees.Bill("B-2", 100, due: 20));

        var outcomes = _fees.Import(
            _fees.Payment("R-0", -100, day: 5, reverses: "P-9"),
            _fees.Payment("P-9", 100, day: 5),
            _fees.Payment("P-10", 100, day: 5),
            _fees.Payment("P-1", 100, day: 4));

        // P-1 pays B-1, P-10 pays B-2, P-9 is credit, and only then R-0 takes P-9 back.
        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted));
        Assert.Equal((100, 100, 0), (_fees.PaidFen("B-1"), _fees.PaidFen("B-2"), _fees.Account().Credit.Fen));
        Assert.Equal(2, _fees.Allocations.Count);
    }

    [Fact]
    [Clause("B-151")]
    public void Payment_Recorded_ClearsTheBillAndRaisesTheRate()
    {
        _fees.Import(_fees.Bill("B-1", 100), _fees.Bill("B-2", 100));
        var before = _fees.Collection(StoredFees.Day(31))[FeeType.Property].RatePercent;

        _fees.Import(_fees.Payment("P-1", 100));

        Assert.Equal(Money.Zero, _fees.Account().OpenOf(_fees.Bills[0].Id));
        Assert.Equal((0m, 50m), (before, _fees.Collection(StoredFees.Day(31))[FeeType.Property].RatePercent));
    }

    [Fact]
    public void Account_Totals_AreCreditAndArrears()
    {
        _fees.Import(_fees.Bill("B-1", 100), _fees.Bill("B-2", 100));
        _fees.Import(_fees.Payment("P-1", 130));
        var account = _fees.Account();
        var behind = (account.Arrears.Fen, account.Credit.Fen);

        _fees.Import(_fees.Payment("P-2", 130));
        account = _fees.Account();

        Assert.Equal((70, 0), behind);
        Assert.Equal((0, 60), (account.Arrears.Fen, account.Credit.Fen));
    }

    [Fact]
    public void Account_RowOfAnotherUnit_IsABug()
    {
        _fees.Import(_fees.Bill("B-1", 100, unit: "1-102"));

        Assert.Throws<ArgumentException>(() => new UnitAccount(_fees.Unit("1-101")).Restore(_fees.Bills[0]));
    }

    [Fact]
    public void Account_NamedBillNotLoaded_ThrowsAndChangesNothing()
    {
        _fees.Import(_fees.Bill("B-1", 100));
        var account = new UnitAccount(_fees.Unit("1-101"));

        Assert.Throws<InvalidOperationException>(
            () => account.Receive(_fees.Payment("P-1", 100, bill: "B-1"), _fees.Bills[0], StoredFees.Now));
        Assert.Empty(account.Changes.Payments);
    }
}
