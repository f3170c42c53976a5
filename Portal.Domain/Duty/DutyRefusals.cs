using Portal.Domain.Kernel;

namespace Portal.Domain.Duty;

/// <summary>What duty refuses.</summary>
public static class DutyRefusals
{
    /// <summary>A shift ends at or before its start.</summary>
    public static readonly Refusal EndNotAfterStart = new("duty.end-not-after-start", "end");

    /// <summary>A shift is withdrawn a second time.</summary>
    public static readonly Refusal AlreadyWithdrawn = new("duty.already-withdrawn");

    /// <summary>A coverage range ends before it starts.</summary>
    public static readonly Refusal RangeReversed = new("duty.range-reversed", "to");

    /// <summary>A coverage range is longer than {0} days.</summary>
    public static readonly Refusal RangeTooLong = new Refusal("duty.range-too-long", "to").With(Coverage.LongestRangeDays);
}
