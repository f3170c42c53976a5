using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Money as pages show it: <c>¥1,234.50</c>, <c>-¥1,234.50</c>.</summary>
public static class MoneyText
{
    /// <summary>An amount in the reader's way of writing numbers.</summary>
    public static string Of(Money money) =>
        (money.IsNegative ? "-¥" : "¥") + (money.IsNegative ? -money : money).ToString("N2", CultureInfo.CurrentCulture);

    /// <summary>A rate with two decimals, or a dash when there is nothing to divide by.</summary>
    public static string Rate(decimal? percent) => percent is { } value ? value.ToString("0.00", CultureInfo.CurrentCulture) + "%" : "—";

    /// <summary>A target without idle zeros: <c>95%</c>.</summary>
    public static string Target(decimal percent) => percent.ToString("0.##", CultureInfo.CurrentCulture) + "%";
}
