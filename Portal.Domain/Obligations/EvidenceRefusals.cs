using Portal.Domain.Kernel;

namespace Portal.Domain.Obligations;

/// <summary>Refusals about answers to forms.</summary>
public static class EvidenceRefusals
{
    /// <summary>The form has no item {0} of this thing.</summary>
    public static readonly Refusal ItemUnknown = new("evidence.item-unknown", "item");

    /// <summary>{0} is no answer to this item.</summary>
    public static readonly Refusal ValueUnknown = new("evidence.value-unknown", "value");

    /// <summary>Something has to be written.</summary>
    public static readonly Refusal ValueMissing = new("evidence.value-missing", "value");

    /// <summary>{0} is no number.</summary>
    public static readonly Refusal NotANumber = new("evidence.not-a-number", "value");

    /// <summary>The number is outside {0} to {1}.</summary>
    public static readonly Refusal OutOfRange = new("evidence.out-of-range", "value");

    /// <summary>{0} is no day: yyyy-MM-dd.</summary>
    public static readonly Refusal NotADate = new("evidence.not-a-date", "value");

    /// <summary>There is no unit {0}.</summary>
    public static readonly Refusal UnitUnknown = new("evidence.unit-unknown", "value");

    /// <summary>{0} is above {1}, which is {2}.</summary>
    public static readonly Refusal AboveOther = new("evidence.above-other", "value");

    /// <summary>{0} has to be {1}: {2} less {3}.</summary>
    public static readonly Refusal NoDifference = new("evidence.no-difference", "value");

    /// <summary>A finding needs a remark.</summary>
    public static readonly Refusal RemarkMissing = new("evidence.remark-missing", "remark");

    /// <summary>Longer than {0} characters.</summary>
    public static readonly Refusal TooLong = new("evidence.too-long", "value");

    /// <summary>{0} items are not answered yet, {1} first.</summary>
    public static readonly Refusal Incomplete = new("evidence.incomplete");
}
