using System.Globalization;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Features.Wall.Drawing;

/// <summary>The texts of one language, for one drawing.</summary>
internal sealed class Words(Texts texts, CultureInfo culture)
{
    private static readonly Money TenThousandYuan = Money.FromYuan(10_000m);

    public string this[string key] => texts.For(culture, key);

    public string this[string key, params object?[] args] => texts.For(culture, key, args);

    /// <summary>Percent as the reader writes it, with two decimals and no sign: <c>91.34</c>, <c>100</c>.</summary>
    public string Percent(decimal rate) => rate.ToString("0.##", culture);

    /// <summary>An amount short enough for a wall: ten thousands of yuan where Chinese counts in them.</summary>
    public string Short(Money amount) =>
        amount < TenThousandYuan
            ? this["wall.money.yuan", amount.Fen / 100m]
            : this["wall.money.tenthousand", IsChinese ? amount.Fen / 100m / 10_000m : amount.Fen / 100m];

    /// <summary>True unless the reader reads English.</summary>
    public bool IsChinese => !Equals(culture, Texts.English);
}
