using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Obligations;

/// <summary>How often an obligation that comes as it comes has to be done a day, e.g. twenty visits.</summary>
/// <param name="Count">How often a day.</param>
/// <param name="By">Key of the item that chooses the thing of which each has its own count; null counts all together.</param>
public sealed record DailyTarget(decimal Count, string? By)
{
    /// <summary>How much of it was done in a number of days.</summary>
    public TargetStanding Of(int done, int days) => new(done, Count * Math.Max(0, days));
}

/// <summary>A target as it stands in a pack.</summary>
/// <param name="Count">How often a day.</param>
/// <param name="By">Key of the item that chooses the thing of which each has its own count; null counts all together.</param>
public sealed record DailyTargetTemplate(RuleValue Count, string? By)
{
    /// <summary>The target with the number of an instant; null while that is open.</summary>
    public DailyTarget? With(Func<string, string?> parameters)
    {
        var values = new RuleValues(parameters);
        var count = values.Amount(Count);
        return values.Missing.Count == 0 ? new DailyTarget(count, By) : null;
    }
}

/// <summary>What was done of a target.</summary>
/// <param name="Done">How often it was done.</param>
/// <param name="Target">How often it had to be.</param>
public sealed record TargetStanding(int Done, decimal Target)
{
    /// <summary>How many are lacking; 0 when it was reached.</summary>
    public decimal Lacking => Math.Max(0, Target - Done);

    /// <summary>Done of the target in percent, half up to two decimals; null where nothing was to be done.</summary>
    public decimal? Percent => Rate.Percent(Done, Target);
}
