using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", 0, "0.00")]
    [InlineData("1234.5", 123450, "1234.50")]
    [InlineData("1234.500", 123450, "1234.50")]
    [InlineData("-0.01", -1, "-0.01")]
    [InlineData("92233720368547758.07", long.MaxValue, "92233720368547758.07")]
    public void FromYuan_TwoDecimals_IsWholeFen(string yuan, long fen, string text)
    {
        var money = Money.FromYuan(decimal.Parse(yuan, CultureInfo.InvariantCulture));

        Assert.Equal(fen, money.Fen);
        Assert.Equal(text, money.ToString());
    }

    [Theory]
    [InlineData("0.001")]
    [InlineData("-1.999")]
    public void FromYuan_ThreeDecimals_Throws(string yuan) =>
        Assert.Throws<ArgumentException>(() => Money.FromYuan(decimal.Parse(yuan, CultureInfo.InvariantCulture)));

    [Fact]
    public void Arithmetic_BeyondTheRange_ThrowsInsteadOfWrapping()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
    }

    [Fact]
    public void Comparison_Amounts_GoesByFen()
    {
        var (less, more) = (new Money(-5), new Money(7));

        Assert.True(less < more && more > less && less <= more && more >= less && less.IsNegative && !more.IsNegative);
        Assert.Equal(less, Money.Min(more, less));
        Assert.Equal(new Money(2), less + more);
        Assert.True((less + new Money(5)).IsZero);
        Assert.Equal([less, Money.Zero, more], new[] { more, less, Money.Zero }.Order());
    }
}
