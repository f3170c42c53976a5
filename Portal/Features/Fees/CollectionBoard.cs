using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Collection of this month and last month, as walls and desks show it.</summary>
/// <param name="Figures">This month's figures as of now, with targets.</param>
/// <param name="ThisMonth">This month's curve, up to today.</param>
/// <param name="LastMonth">Last month's curve, to its end.</param>
/// <param name="NextChange">When the board changes although nobody writes: the next day, or a payment that is dated ahead.</param>
public sealed record CollectionBoard(
    CollectionFigures Figures, CollectionCurve ThisMonth, CollectionCurve LastMonth, DateTimeOffset NextChange)
{
    /// <summary>The month the board is about.</summary>
    public Period Period => Figures.Period;
}

/// <summary>How the collection of a month's bills, all types together, grew day by day.</summary>
/// <param name="Period">The month.</param>
/// <param name="Receivable">What its bills ask for.</param>
/// <param name="CollectedByDay">
/// Collected at the end of the 1st, the 2nd, ...; a running month ends with today, as of now. Money paid before the month is in the 1st.
/// </param>
public sealed record CollectionCurve(Period Period, Money Receivable, IReadOnlyList<Money> CollectedByDay)
{
    /// <summary>Collected in percent of receivable at the end of a day of the month, or null when nothing is receivable or the day is to come.</summary>
    /// <param name="day">Day of the month, from 1.</param>
    public decimal? RatePercent(int day) => day <= CollectedByDay.Count ? Rate.Percent(CollectedByDay[day - 1], Receivable) : null;
}
