using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Refusals of the fee pages and the fee API. The comment behind each lists its placeholders.</summary>
internal static class FeeFeatureRefusals
{
    /// <summary>A target is not between 0 and 100 percent, or has more than two decimals: {0} percent.</summary>
    public static readonly Refusal TargetOutOfRange = new("fees.target-out-of-range", "target");

    /// <summary>A unit's code is taken: {0} code.</summary>
    public static readonly Refusal UnitExists = new("fees.unit-exists", "code");

    /// <summary>A unit needs a code.</summary>
    public static readonly Refusal CodeMissing = new("fees.code-missing", "code");

    /// <summary>No person has this code: {0} code.</summary>
    public static readonly Refusal StewardUnknown = new("fees.steward-unknown", "steward");

    /// <summary>No payment has this number: {0} number.</summary>
    public static readonly Refusal PaymentUnknown = new("fees.payment-unknown");

    /// <summary>A reversal needs a reason.</summary>
    public static readonly Refusal ReasonMissing = new("fees.reason-missing", "reason");

    /// <summary>A month is needed, written yyyy-MM: {0} what was given.</summary>
    public static readonly Refusal PeriodMalformed = new("fees.period-malformed", "period");
}
