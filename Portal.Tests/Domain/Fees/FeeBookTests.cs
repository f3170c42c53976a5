using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Fees;

public sealed class FeeBookTests
{
    private readonly StoredFees _fees = new();

    public FeeBookTests()
    {
        _fees.Import(_fees.Bill("B-1", 100), _fees.Bill("B-7", 100, unit: "1-102"));
        _fees.Import(_fees.Payment("P-1", 60, day: 5, bill: "B-1"), _fees.Payment("P-2", 40, day: 6), _fees.Payment("R-2", -40, day: 7, reverses: "P-2"));
    }

    public static TheoryData<string, string, string> RefusedPayments => new()
    {
        { "zero", "fees.payment-amount-not-positive", "amount" },
        { "negative", "fees.payment-amount-not-positive", "amount" },
        { "zero reversal", "fees.payment-amount-not-positive", "amount" },
        { "too large", "fees.amount-too-large", "amount" },
        { "unknown bill", "fees.bill-unknown", "bill" },
        { "bill of another unit", "fees.bill-of-another-unit", "bill" },
        { "reversal with a bill of another unit", "fees.bill-of-another-unit", "bill" },
        { "unknown payment", "fees.reversed-payment-unknown", "reverses" },
        { "itself", "fees.reversed-payment-unknown", "reverses" },
        { "reversed payment", "fees.already-reversed", "reverses" },
        { "reversal", "fees.reverses-reversal", "reverses" },
        { "another unit", "fees.reverses-another-unit", "reverses" },
        { "another amount", "fees.reverses-another-amount", "reverses" },
        { "same sign", "fees.reverses-another-amount", "reverses" },
        { "before its payment", "fees.reversed-before-paid", "reverses" },
        { "other amount", "fees.payment-differs", "id" },
        { "other unit", "fees.payment-differs", "id" },
        { "other instant", "fees.payment-differs", "id" },
        { "other method", "fees.payment-differs", "id" },
        { "no bill", "fees.payment-differs", "id" },
        { "unknown bill on a known id", "fees.payment-differs", "id" },
        { "reversal with a known id", "fees.payment-differs", "id" },
    };

    [Theory]
    [MemberData(nameof(RefusedPayments))]
    public void Payment_Bad_IsRefusedOnItsColumnAndChangesNothing(string what, string code, string field)
    {
        var (payments, allocations) = (_fees.Payments.Count, _fees.Allocations.Count);

        var outcome = Assert.Single(_fees.Import(Bad(what)));

        Assert.Equal((code, field), (outcome.Refusal?.Code, outcome.Refusal?.Field));
        Assert.False(outcome.IsAccepted || outcome.IsUnchanged);
        Assert.Equal((payments, allocations), (_fees.Payments.Count, _fees.Allocations.Count));
    }

    [Fact]
    public void Reversal_EarlierInTheFileThanItsPayment_IsRefusedAsDatedBefore()
    {
        var outcomes = _fees.Import(_fees.Payment("R-9", -10, day: 8, reverses: "P-9"), _fees.Payment("P-9", 10, day: 9));

        Assert.Equal("fees.reversed-before-paid", outcomes[0].Refusal?.Code);
        Assert.True(outcomes[1].IsAccepted);
    }

    [Fact]
    public void Reversal_OfAPaymentRefusedInTheSameFile_IsRefusedAsUnknown()
    {
        var outcomes = _fees.Import(_fees.Payment("P-9", 10, day: 8, bill: "B-7"), _fees.Payment("R-9", -10, day: 9, reverses: "P-9"));

        Assert.Equal("fees.bill-of-another-unit", outcomes[0].Refusal?.Code);
        Assert.Equal("fees.reversed-payment-unknown", outcomes[1].Refusal?.Code);
    }

    [Fact]
    public void Reversal_TwiceInOneFile_SecondIsRefused()
    {
        var outcomes = _fees.Import(
            _fees.Payment("R-8", -60, day: 8, reverses: "P-1"), _fees.Payment("R-9", -60, day: 8, reverses: "P-1"));

        Assert.True(outcomes[0].IsAccepted);
        Assert.Equal("fees.already-reversed", outcomes[1].Refusal?.Code);
    }

    [Fact]
    public void Payments_ImportedAgain_AreUnchanged()
    {
        var rows = _fees.Allocations.Count;

        var outcomes = _fees.Import(
            _fees.Payment("P-1", 60, day: 5, bill: "B-1"), _fees.Payment("P-2", 40, day: 6), _fees.Payment("R-2", -40, day: 7, reverses: "P-2"));

        Assert.All(outcomes, outcome => Assert.Equal(EntryOutcome.Unchanged, outcome));
        Assert.Equal((3, rows), (_fees.Payments.Count, _fees.Allocations.Count));
    }

    [Fact]
    public void Payment_SameInstantInAnotherOffset_IsUnchanged()
    {
        var again = _fees.Payment("P-1", 60, day: 5, bill: "B-1");
        again = again with { PaidAt = again.PaidAt.ToOffset(TimeSpan.FromHours(8)) };

        Assert.True(Assert.Single(_fees.Import(again)).IsUnchanged);
    }

    [Fact]
    public void Payment_RepeatedInOneFile_FollowsItsFirst()
    {
        var good = _fees.Payment("P-9", 10);
        var bad = _fees.Payment("P-8", 10, bill: "B-99");

        var outcomes = _fees.Import(good, good, good with { PaidAt = StoredFees.Day(1) }, bad, bad);

        Assert.Equal([true, false, false, false, false], outcomes.Select(outcome => outcome.IsAccepted));
        Assert.True(outcomes[1].IsUnchanged);
        Assert.Equal("fees.payment-differs", outcomes[2].Refusal?.Code);
        Assert.Equal("fees.bill-unknown", outcomes[4].Refusal?.Code);
    }

    [Fact]
    public void Bills_ImportedAgain_AreUnchanged()
    {
        var outcomes = _fees.Import(_fees.Bill("B-1", 100), _fees.Bill("B-7", 100, unit: "1-102"));

        Assert.All(outcomes, outcome => Assert.Equal(EntryOutcome.Unchanged, outcome));
        Assert.Equal(2, _fees.Bills.Count);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("unit")]
    [InlineData("type")]
    [InlineData("period")]
    [InlineData("due")]
    [InlineData("waived")]
    public void Bill_KnownIdWithOtherContent_IsRefusedOnId(string changed)
    {
        var bill = _fees.Bill("B-1", 100);
        bill = changed switch
        {
            "amount" => bill with { Amount = new Money(101) },
            "unit" => bill with { Unit = _fees.Unit("1-102") },
            "type" => bill with { Type = FeeType.Utility },
            "period" => bill with { Period = StoredFees.October.Next },
            "due" => bill with { Due = bill.Due.AddDays(1) },
            _ => bill with { Waived = new Money(1) },
        };

        var outcome = Assert.Single(_fees.Import(bill));

        Assert.Equal(FeeRefusals.BillDiffers.With("B-1"), outcome.Refusal);
        Assert.Equal(2, _fees.Bills.Count);
    }

    [Fact]
    public void Bill_RepeatedInOneFile_FollowsItsFirst()
    {
        var good = _fees.Bill("B-9", 10);

        var outcomes = _fees.Import(good, good, good with { Amount = new Money(11) });

        Assert.True(outcomes[0].IsAccepted && outcomes[1].IsUnchanged);
        Assert.Equal("fees.bill-differs", outcomes[2].Refusal?.Code);
        Assert.Equal(3, _fees.Bills.Count);
    }

    [Theory]
    [InlineData(-1, 0, "fees.bill-amount-negative", "amount")]
    [InlineData(1_000_000_000_001, 0, "fees.amount-too-large", "amount")]
    [InlineData(100, -1, "fees.waived-negative", "waived")]
    [InlineData(100, 101, "fees.waived-above-amount", "waived")]
    [InlineData(0, 0, null, null)]
    [InlineData(1_000_000_000_000, 0, null, null)]
    [InlineData(100, 100, null, null)]
    public void Bill_Amounts_AreCheckedAtTheirLimits(long amount, long waived, string? code, string? field)
    {
        var outcome = Assert.Single(_fees.Import(_fees.Bill("B-9", amount, waived: waived)));

        Assert.Equal((code, field), (outcome.Refusal?.Code, outcome.Refusal?.Field));
        Assert.Equal(code is null, outcome.IsAccepted);
    }

    private PaymentEntry Bad(string what) => what switch
    {
        "zero" => _fees.Payment("X", 0),
        "negative" => _fees.Payment("X", -1),
        "zero reversal" => _fees.Payment("X", 0, day: 9, reverses: "P-1"),
        "too large" => _fees.Payment("X", 1_000_000_000_001),
        "unknown bill" => _fees.Payment("X", 10, bill: "b-1"),
        "bill of another unit" => _fees.Payment("X", 10, bill: "B-7"),
        "reversal with a bill of another unit" => _fees.Payment("X", -60, day: 9, bill: "B-7", reverses: "P-1"),
        "unknown payment" => _fees.Payment("X", -60, day: 9, reverses: "P-99"),
        "itself" => _fees.Payment("X", -60, day: 9, reverses: "X"),
        "reversed payment" => _fees.Payment("X", -40, day: 9, reverses: "P-2"),
        "reversal" => _fees.Payment("X", 40, day: 9, reverses: "R-2"),
        "another unit" => _fees.Payment("X", -60, day: 9, unit: "1-102", reverses: "P-1"),
        "another amount" => _fees.Payment("X", -59, day: 9, reverses: "P-1"),
        "same sign" => _fees.Payment("X", 60, day: 9, reverses: "P-1"),
        "before its payment" => _fees.Payment("X", -60, day: 4, reverses: "P-1"),
        "other amount" => _fees.Payment("P-1", 61, day: 5, bill: "B-1"),
        "other unit" => _fees.Payment("P-1", 60, day: 5, unit: "1-102", bill: "B-1"),
        "other instant" => _fees.Payment("P-1", 60, day: 6, bill: "B-1"),
        "other method" => _fees.Payment("P-1", 60, day: 5, bill: "B-1", method: null),
        "no bill" => _fees.Payment("P-1", 60, day: 5),
        "unknown bill on a known id" => _fees.Payment("P-1", 60, day: 5, bill: "B-99"),
        "reversal with a known id" => _fees.Payment("P-1", -60, day: 9, reverses: "P-1"),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such case."),
    };
}
