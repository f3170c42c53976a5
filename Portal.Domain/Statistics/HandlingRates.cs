using Portal.Domain.Kernel;

namespace Portal.Domain.Statistics;

/// <summary>How well the complaints and repairs received in a month were handled [B-214].</summary>
/// <param name="Received">Cases received: what both rates are divided by.</param>
/// <param name="Timely">Cases resolved in time.</param>
/// <param name="Effective">Cases resolved for good.</param>
public sealed record HandlingRates(int Received, int Timely, int Effective)
{
    /// <summary>The lowest satisfaction that counts as effective unless the site sets another.</summary>
    public const int DefaultMinimumSatisfaction = 3;

    /// <summary>Timely in percent of received (及时率), or null when none was received.</summary>
    public decimal? TimelyPercent => Rate.Percent(Timely, Received);

    /// <summary>Effective in percent of received (有效率), or null when none was received.</summary>
    public decimal? EffectivePercent => Rate.Percent(Effective, Received);

    /// <summary>The rates of the given cases, together.</summary>
    /// <param name="cases">Complaints and repairs received in the month.</param>
    /// <param name="minimumSatisfaction">The lowest satisfaction that counts as effective.</param>
    public static HandlingRates Of(IEnumerable<RatedCase> cases, int minimumSatisfaction = DefaultMinimumSatisfaction)
    {
        var (received, timely, effective) = (0, 0, 0);
        foreach (var one in cases)
        {
            received++;
            timely += one.IsTimely ? 1 : 0;
            effective += one.IsEffective(minimumSatisfaction) ? 1 : 0;
        }

        return new HandlingRates(received, timely, effective);
    }

    /// <summary>The rates of one kind alone.</summary>
    /// <param name="kind">Complaints or repairs.</param>
    /// <param name="cases">Complaints and repairs received in the month.</param>
    /// <param name="minimumSatisfaction">The lowest satisfaction that counts as effective.</param>
    public static HandlingRates Of(
        RatedKind kind, IEnumerable<RatedCase> cases, int minimumSatisfaction = DefaultMinimumSatisfaction) =>
        Of(cases.Where(one => one.Kind == kind), minimumSatisfaction);
}
