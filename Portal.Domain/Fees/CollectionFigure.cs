using Portal.Domain.Kernel;

namespace Portal.Domain.Fees;

/// <summary>Collection of one fee type, or of all, in a period.</summary>
/// <param name="Type">Kind of fee, or null for the total.</param>
/// <param name="Receivable">What the bills of the period ask for, less what was waived.</param>
/// <param name="Collected">What was paid of them as of the instant.</param>
/// <param name="Target">Target in percent; null for the total.</param>
public sealed record CollectionFigure(FeeType? Type, Money Receivable, Money Collected, decimal? Target)
{
    /// <summary>How many bills it is about.</summary>
    public int Bills { get; init; }

    /// <summary>What is still to be paid.</summary>
    public Money Outstanding => Receivable - Collected;

    /// <summary>Collected in percent of receivable, or null when nothing is receivable.</summary>
    public decimal? RatePercent => Rate.Percent(Collected, Receivable);

    /// <summary>Met or below target; null without a target or with nothing receivable.</summary>
    public TargetStanding? Standing => Target is { } target ? CollectionTargets.Judge(Collected, Receivable, target) : null;

    /// <summary>The clause that sets the target, or null for the total.</summary>
    public string? Clause => Type is { } type ? CollectionTargets.ClauseOf(type) : null;
}
