using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Making;

/// <summary>How the household of a unit pays.</summary>
internal enum Payer
{
    /// <summary>Everything at once.</summary>
    Together,

    /// <summary>Each bill by itself.</summary>
    Separately,

    /// <summary>The property fee one to three months late.</summary>
    Late,

    /// <summary>No property fee at all, and the rest late.</summary>
    Withholding,

    /// <summary>A year of property fees at once; each month's bill is paid from the credit.</summary>
    YearAhead,
}

/// <summary>Draws how households pay, and when.</summary>
internal static class Payers
{
    /// <summary>Nearly everybody who pays in time has paid after this many days.</summary>
    private const double Days = 22;

    /// <summary>How a household pays; it keeps to it.</summary>
    public static Payer Of(int seed, string unit) => Chance.Of(seed, "payer " + unit).Share() switch
    {
        < 0.60 => Payer.Together,
        < 0.91 => Payer.Separately,
        < 0.935 => Payer.Late,
        < 0.955 => Payer.Withholding,
        _ => Payer.YearAhead,
    };

    /// <summary>What share of those who pay in time have paid, so many days into the month.</summary>
    public static double ShareAfter(double days) => days <= 0 ? 0 : Math.Min(1, Math.Pow(days / Days, 2.0 / 3));

    /// <summary>When somebody pays who pays in time: many early in the month, by day and in the evening.</summary>
    public static DateTimeOffset InTime(Chance chance, Period period, SiteZone zone)
    {
        var day = (int)(Days * Math.Pow(chance.Share(), 1.5));
        return zone.ToInstant(period.FirstDay.AddDays(day), Minute(chance)) + TimeSpan.FromSeconds(chance.Between(0, 59));
    }

    /// <summary>When somebody pays who pays so many days after the end of the month, or a few days later.</summary>
    public static DateTimeOffset After(Chance chance, Period period, int leastDays, int mostDays, SiteZone zone) =>
        zone.ToInstant(period.LastDay.AddDays(chance.Between(leastDays, mostDays)), Minute(chance)) + TimeSpan.FromSeconds(chance.Between(0, 59));

    private static int Minute(Chance chance) => chance.Between(8 * 60 + 30, 21 * 60 + 30);
}
