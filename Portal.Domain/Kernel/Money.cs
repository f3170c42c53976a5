using System.Globalization;

namespace Portal.Domain.Kernel;

/// <summary>An amount in whole fen (分); 100 fen are 1 yuan. Never a floating-point number.</summary>
/// <param name="Fen">The amount in fen; negative for a reversal.</param>
public readonly record struct Money(long Fen) : IComparable<Money>, IFormattable
{
    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>True below zero.</summary>
    public bool IsNegative => Fen < 0;

    /// <summary>True at exactly zero.</summary>
    public bool IsZero => Fen == 0;

    /// <summary>From yuan with at most two decimals.</summary>
    /// <exception cref="ArgumentException">More than two decimals.</exception>
    public static Money FromYuan(decimal yuan)
    {
        var fen = yuan * 100m;
        return decimal.Truncate(fen) == fen
            ? new Money(decimal.ToInt64(fen))
            : throw new ArgumentException("More than two decimals.", nameof(yuan));
    }

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a.Fen <= b.Fen ? a : b;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));
    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));
    public static Money operator -(Money a) => new(checked(-a.Fen));
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with two decimals, as the API writes it: <c>1234.50</c>.</summary>
    public override string ToString() => ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Yuan in the given decimal format, e.g. <c>N2</c>.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        (Fen / 100m).ToString(format ?? "N2", formatProvider);
}
