namespace Portal.Bench;

/// <summary>Quantiles of a sample.</summary>
internal sealed class Spread
{
    private readonly double[] _sorted;

    public Spread(IEnumerable<double> values)
    {
        _sorted = [.. values];
        Array.Sort(_sorted);
    }

    public int Count => _sorted.Length;

    public double Median => At(0.5);

    public double Largest => _sorted.Length == 0 ? double.NaN : _sorted[^1];

    /// <summary>The value below which a share of the sample lies; not a number without a sample.</summary>
    public double At(double share) =>
        _sorted.Length == 0 ? double.NaN : _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];
}
