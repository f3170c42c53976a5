using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>
/// The collection rates to be reached, in percent. They are parameters: a site edits them, from a date on.
/// </summary>
/// <param name="Property">Property-management fee, 95 in the rules [B-164].</param>
/// <param name="Utility">Public-utility fees, 100 in the rules [B-162].</param>
/// <param name="Service">Special-service fees, 100 in the rules [B-163].</param>
public sealed record CollectionTargets(decimal Property = 95m, decimal Utility = 100m, decimal Service = 100m)
{
    /// <summary>The targets of the rules.</summary>
    public static CollectionTargets OfTheRules { get; } = new();

    /// <summary>The target of a fee type, in percent.</summary>
    public decimal Of(FeeType type) => type switch
    {
        FeeType.Property => Property,
        FeeType.Utility => Utility,
        FeeType.Service => Service,
    };

    /// <summary>The clause that sets the target of a fee type.</summary>
    public static string ClauseOf(FeeType type) => type switch
    {
        FeeType.Property => "B-164",
        FeeType.Utility => "B-162",
        FeeType.Service => "B-163",
    };

    /// <summary>
    /// Compares what was collected with a target, exactly: a single fen that is missing is below 100 %, although the
    /// rate shown rounds to 100.00. Null when nothing is receivable.
    /// </summary>
    /// <param name="collected">Money collected.</param>
    /// <param name="receivable">Money receivable.</param>
    /// <param name="target">Target in percent.</param>
    public static TargetStanding? Judge(Money collected, Money receivable, decimal target) =>
        receivable.IsZero ? null
        : collected.Fen * 100m >= target * receivable.Fen ? TargetStanding.Met
        : TargetStanding.BelowTarget;
}
