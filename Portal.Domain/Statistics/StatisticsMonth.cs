using Portal.Domain.Kernel;

namespace Portal.Domain.Statistics;

/// <summary>
/// The statistics of a month. While it is open each computation replaces the values. From 00:10 on the 1st of the next
/// month (site time) it can be frozen; after that values, rows, targets and clauses stay as they were, and a computation
/// only fills <see cref="MonthFigure.Restated"/>.
/// </summary>
/// <remarks>
/// Freezing is an act of its own, so that looking at a month that nobody has frozen yet, such as one imported later,
/// freezes nothing. A job that missed its time freezes at its next run, with the values of that run.
/// </remarks>
public sealed class StatisticsMonth
{
    /// <summary>Minutes after the end of the month from which it can be frozen.</summary>
    public const int FreezeMinute = 10;

    private readonly List<MonthFigure> _figures = [];

    private StatisticsMonth()
    {
    }

    /// <summary>An open month without figures.</summary>
    public StatisticsMonth(Period period) => Period = period;

    /// <summary>The month; its identity.</summary>
    public Period Period { get; private set; }

    /// <summary>Instant (UTC) at which it was last computed, or null.</summary>
    public DateTimeOffset? ComputedAt { get; private set; }

    /// <summary>Instant (UTC) at which it was frozen, or null while it is open.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>Open or frozen.</summary>
    public MonthState State => FrozenAt is null ? MonthState.Open : MonthState.Frozen;

    /// <summary>The figures, in the order in which they were first computed.</summary>
    public IReadOnlyList<MonthFigure> Figures => _figures;

    /// <summary>The instant from which a month can be frozen: 00:10 on the 1st of the next one, site time.</summary>
    public static DateTimeOffset FreezesAt(Period period, SiteZone zone) => zone.ToInstant(period.Next.FirstDay, FreezeMinute);

    /// <summary>One of the figures, or null.</summary>
    public MonthFigure? Find(FigureKey key) => _figures.Find(figure => figure.Key == key);

    /// <summary>
    /// Takes computed figures: an open month shows them, a frozen one keeps its values and shows what differs as
    /// restated. A figure that a frozen month lacks has no frozen value, only a restated one; one that the computation
    /// leaves out stays as it is.
    /// </summary>
    public void Compute(IEnumerable<ComputedFigure> computed, DateTimeOffset now)
    {
        ComputedAt = now.ToUniversalTime();
        foreach (var one in computed)
        {
            var figure = Find(one.Key);
            if (figure is null)
            {
                figure = new MonthFigure(Period, one.Key);
                _figures.Add(figure);
            }

            if (State == MonthState.Open)
            {
                figure.Set(one);
            }
            else
            {
                figure.Restate(one);
            }
        }
    }

    /// <summary>
    /// Takes computed figures for the last time and freezes them, so that what is frozen is never an older
    /// computation. Refused, and nothing changed, before 00:10 on the 1st after the month, and in a frozen month.
    /// </summary>
    public Result Freeze(IEnumerable<ComputedFigure> computed, DateTimeOffset now, SiteZone zone)
    {
        if (FrozenAt is { } frozenAt)
        {
            return StatisticsRefusals.AlreadyFrozen.With(Period, frozenAt);
        }

        var freezesAt = FreezesAt(Period, zone);
        if (now < freezesAt)
        {
            return StatisticsRefusals.TooEarly.With(Period, freezesAt);
        }

        Compute(computed, now);
        FrozenAt = ComputedAt;
        return Result.Done;
    }
}
