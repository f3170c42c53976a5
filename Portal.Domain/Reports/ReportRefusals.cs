using Portal.Domain.Kernel;

namespace Portal.Domain.Reports;

/// <summary>What is refused about reports.</summary>
public static class ReportRefusals
{
    /// <summary>It cannot be begun before {0}.</summary>
    public static readonly Refusal NotOpen = new("reports.not-open");

    /// <summary>It was handed in already; a change is a correction.</summary>
    public static readonly Refusal Submitted = new("reports.submitted");

    /// <summary>It was not handed in.</summary>
    public static readonly Refusal NotSubmitted = new("reports.not-submitted");

    /// <summary>The published form has no field {0}, or not in this shape.</summary>
    public static readonly Refusal FieldUnknown = new("reports.field-unknown", Clause: "B-016");

    /// <summary>A figure comes from the records and is not typed.</summary>
    public static readonly Refusal FigureTyped = new("reports.figure-typed", Clause: "B-017");

    /// <summary>Field {0} is no figure of the records.</summary>
    public static readonly Refusal NotAFigure = new("reports.not-a-figure");

    /// <summary>A figure is a number.</summary>
    public static readonly Refusal NotANumber = new("reports.not-a-number", "text");

    /// <summary>A reason is needed.</summary>
    public static readonly Refusal ReasonMissing = new("reports.reason-missing", "reason");

    /// <summary>A field that has to be filled is blank.</summary>
    public static readonly Refusal FieldMissing = new("reports.field-missing");

    /// <summary>An item lacks what every item needs.</summary>
    public static readonly Refusal ItemIncomplete = new("reports.item-incomplete");

    /// <summary>More than a field holds.</summary>
    public static readonly Refusal TooLong = new("reports.too-long");
}
