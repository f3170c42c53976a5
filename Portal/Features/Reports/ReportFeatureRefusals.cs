using Portal.Domain.Kernel;

namespace Portal.Features.Reports;

/// <summary>What the host refuses about reports.</summary>
public static class ReportFeatureRefusals
{
    /// <summary>There is no such report, or it is not owed.</summary>
    public static readonly Refusal Unknown = new("reports.unknown");

    /// <summary>There is one already for this department and turn.</summary>
    public static readonly Refusal Exists = new("reports.exists", Clause: "B-014");

    /// <summary>The report is another department's.</summary>
    public static readonly Refusal OtherDepartment = new("reports.other-department");

    /// <summary>A fine has an amount.</summary>
    public static readonly Refusal AmountMissing = new("reports.amount-missing", "amount", "B-023");

    /// <summary>Nobody answers for the department.</summary>
    public static readonly Refusal NobodyAnswers = new("reports.nobody-answers");

    /// <summary>This breach of this report was named before.</summary>
    public static readonly Refusal BreachKnown = new("reports.breach-known");

    /// <summary>Somebody changed it meanwhile.</summary>
    public static readonly Refusal Stale = new("reports.stale");
}
