using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public sealed class RateTests
{
    [Theory]
    [InlineData(2, 3, "66.67")]
    [InlineData(1, 3, "33.33")]
    [InlineData(1, 8, "12.5")]
    [InlineData(1, 16000, "0.01")] // 0.00625
    [InlineData(1, 20000, "0.01")] // 0.005, half up and not to even
    [InlineData(3, 20000, "0.02")] // 0.015
    [InlineData(1, 20001, "0")]
    [InlineData(99995, 100000, "100")] // 99.995
    [InlineData(3, 2, "150")]
    [InlineData(0, 5, "0")]
    public void Percent_TwoDecimals_RoundsHalfUp(long part, long whole, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Rate.Percent(part, whole));

    [Fact]
    public void Percent_NothingToDivideBy_IsNull()
    {
        Assert.Null(Rate.Percent(0, 0));
        Assert.Null(Rate.Percent(new Money(5), Money.Zero));
        Assert.Equal(50m, Rate.Percent(new Money(1), new Money(2)));
    }
}
