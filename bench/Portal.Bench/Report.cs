using System.Globalization;

namespace Portal.Bench;

/// <summary>Prints each figure with its baseline, its bound and whether it holds.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>False once a bound was missed.</summary>
    public bool HoldsAll { get; private set; } = true;

    /// <summary>Heads the figures of a measure.</summary>
    public void Begin(string verb, string title) => output.WriteLine($"\n{verb}: {title}");

    /// <summary>Says what no bound is set for.</summary>
    public void Note(string text) => output.WriteLine($"  {text}");

    /// <summary>A figure that is bounded by itself.</summary>
    public void Check(string name, double value, string unit, Bound bound) => Print(name, $"{Number(value)} {unit}", "", value, bound);

    /// <summary>A figure that is bounded by its ratio to a baseline of the same run.</summary>
    public void Compare(string name, double value, double baseline, string unit, string baselineName, Bound bound)
    {
        var ratio = value / baseline;
        Print(name, $"{Number(value)} {unit}", $"{baselineName} {Number(baseline)} {unit}, x {ratio.ToString("0.00", CultureInfo.InvariantCulture)}", ratio, bound);
    }

    private void Print(string name, string value, string baseline, double judged, Bound bound)
    {
        var holds = bound.Holds(judged);
        HoldsAll &= holds;
        output.WriteLine($"  {name,-44} {value,14}  {baseline,-46} {bound,-9} {(holds ? "ok" : "over")}");
    }

    private static string Number(double value) => value.ToString(value >= 100 ? "#,0" : "0.0#", CultureInfo.InvariantCulture);
}

/// <summary>What a figure or a ratio must not exceed, or must reach.</summary>
internal readonly record struct Bound
{
    private readonly double _limit;
    private readonly bool _atMost;

    private Bound(double limit, bool atMost) => (_limit, _atMost) = (limit, atMost);

    /// <summary>The most that is allowed.</summary>
    public static Bound AtMost(double limit) => new(limit, atMost: true);

    /// <summary>The least that is wanted.</summary>
    public static Bound AtLeast(double limit) => new(limit, atMost: false);

    /// <summary>Whether a value keeps to it.</summary>
    public bool Holds(double value) => _atMost ? value <= _limit : value >= _limit;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(_atMost ? "<=" : ">=")} {_limit}");
}
