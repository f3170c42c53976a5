namespace Portal.Features.Fees;

/// <summary>The order in which people read buildings: 2 before 10.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private static readonly StringComparer Numbers = StringComparer.Create(
        System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering);

    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var natural = Numbers.Compare(x, y);
        return natural != 0 ? natural : string.CompareOrdinal(x, y);
    }
}
