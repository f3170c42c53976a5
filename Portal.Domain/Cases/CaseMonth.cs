using Portal.Domain.Kernel;

namespace Portal.Domain.Cases;

/// <summary>How well the cases of a month were handled.</summary>
/// <param name="Received">Cases received in the month; what the rates are over.</param>
/// <param name="Timely">Of these, resolved in time.</param>
/// <param name="Effective">Of these, resolved for good.</param>
public sealed record CaseQuality(int Received, int Timely, int Effective)
{
    internal static CaseQuality None { get; } = new(0, 0, 0);

    /// <summary>Percent resolved in time; null when nothing was received.</summary>
    public decimal? TimelyRate => Rate.Percent(Timely, Received);

    /// <summary>Percent resolved for good; null when nothing was received.</summary>
    public decimal? EffectiveRate => Rate.Percent(Effective, Received);

    internal CaseQuality And(CaseQuality other) =>
        new(Received + other.Received, Timely + other.Timely, Effective + other.Effective);
}

/// <summary>The case figures of a month [B-214].</summary>
/// <param name="Received">Cases of any kind received in the month.</param>
/// <param name="Resolved">Cases of any kind whose resolution in force falls in the month.</param>
/// <param name="Complaints">Complaints received in the month.</param>
/// <param name="Repairs">Repairs received in the month.</param>
public sealed record CaseMonth(int Received, int Resolved, CaseQuality Complaints, CaseQuality Repairs)
{
    /// <summary>Satisfaction from which a resolution counts as effective, unless configured otherwise.</summary>
    public const int DefaultLeastSatisfaction = 3;

    /// <summary>Complaints and repairs together.</summary>
    public CaseQuality Both => Complaints.And(Repairs);

    /// <summary>Counts the cases that touch [<paramref name="from"/>, <paramref name="to"/>); others may be left out.</summary>
    public static CaseMonth Of(
        IEnumerable<CaseHistory> cases,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeLimits limits,
        int leastSatisfaction = DefaultLeastSatisfaction)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var (received, resolved) = (0, 0);
        var (complaints, repairs) = (CaseQuality.None, CaseQuality.None);
        foreach (var one in cases)
        {
            resolved += one.ResolvedAt >= from && one.ResolvedAt < to ? 1 : 0;
            if (one.ReceivedAt < from || one.ReceivedAt >= to)
            {
                continue;
            }

            received++;
            var quality = new CaseQuality(1, one.IsTimely(limits) ? 1 : 0, one.IsEffective(leastSatisfaction) ? 1 : 0);
            complaints = one.Kind == CaseKind.Complaint ? complaints.And(quality) : complaints;
            repairs = one.Kind == CaseKind.Repair ? repairs.And(quality) : repairs;
        }

        return new CaseMonth(received, resolved, complaints, repairs);
    }
}
