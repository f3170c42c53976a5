namespace Portal.Domain.Kernel;

/// <summary>Rates in percent, rounded half up to two decimals.</summary>
public static class Rate
{
    /// <summary><paramref name="part"/> of <paramref name="whole"/> in percent, or null when there is nothing to divide by.</summary>
    public static decimal? Percent(long part, long whole) =>
        whole == 0 ? null : Math.Round(part * 100m / whole, 2, MidpointRounding.AwayFromZero);

    /// <inheritdoc cref="Percent(long,long)"/>
    public static decimal? Percent(decimal part, decimal whole) =>
        whole == 0 ? null : Math.Round(part * 100m / whole, 2, MidpointRounding.AwayFromZero);

    /// <inheritdoc cref="Percent(long,long)"/>
    public static decimal? Percent(Money part, Money whole) => Percent(part.Fen, whole.Fen);
}
