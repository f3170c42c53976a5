using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>What units, bills and payments are refused for. The comment behind each lists its placeholders.</summary>
public static class FeeRefusals
{
    /// <summary>No unit has this code: {0} code.</summary>
    public static readonly Refusal UnitUnknown = new("fees.unit-unknown", "unit");

    /// <summary>The area is negative: {0} square metres.</summary>
    public static readonly Refusal AreaNegative = new("fees.area-negative", "area");

    /// <summary>A bill's amount is negative: {0} money.</summary>
    public static readonly Refusal BillAmountNegative = new("fees.bill-amount-negative", "amount");

    /// <summary>A payment's amount is zero, or negative without naming what it reverses: {0} money.</summary>
    public static readonly Refusal PaymentAmountNotPositive = new("fees.payment-amount-not-positive", "amount");

    /// <summary>An amount beyond what the books can hold: {0} money, {1} the largest.</summary>
    public static readonly Refusal AmountTooLarge = new("fees.amount-too-large", "amount");

    /// <summary>The waived amount is negative: {0} money.</summary>
    public static readonly Refusal WaivedNegative = new("fees.waived-negative", "waived");

    /// <summary>More is waived than billed: {0} waived, {1} amount.</summary>
    public static readonly Refusal WaivedAboveAmount = new("fees.waived-above-amount", "waived");

    /// <summary>The bill's id is known with other content: {0} id.</summary>
    public static readonly Refusal BillDiffers = new("fees.bill-differs", "id");

    /// <summary>The payment's id is known with other content: {0} id.</summary>
    public static readonly Refusal PaymentDiffers = new("fees.payment-differs", "id");

    /// <summary>No bill has the id that the payment names: {0} id.</summary>
    public static readonly Refusal BillUnknown = new("fees.bill-unknown", "bill");

    /// <summary>The named bill belongs to another unit: {0} id.</summary>
    public static readonly Refusal BillOfAnotherUnit = new("fees.bill-of-another-unit", "bill");

    /// <summary>No payment has the id that the reversal names: {0} id.</summary>
    public static readonly Refusal ReversedPaymentUnknown = new("fees.reversed-payment-unknown", "reverses");

    /// <summary>What the reversal names is a reversal itself: {0} id.</summary>
    public static readonly Refusal ReversesReversal = new("fees.reverses-reversal", "reverses");

    /// <summary>The payment is reversed already: {0} id.</summary>
    public static readonly Refusal AlreadyReversed = new("fees.already-reversed", "reverses");

    /// <summary>The reversal is for another unit than its payment: {0} id.</summary>
    public static readonly Refusal ReversesAnotherUnit = new("fees.reverses-another-unit", "reverses");

    /// <summary>The reversal does not carry the opposite amount: {0} id, {1} the amount it should carry.</summary>
    public static readonly Refusal ReversesAnotherAmount = new("fees.reverses-another-amount", "reverses");

    /// <summary>The reversal is dated before its payment: {0} id.</summary>
    public static readonly Refusal ReversedBeforePaid = new("fees.reversed-before-paid", "reverses");
}
