using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-10", 202610)]
    [InlineData("1901-01", 190101)]
    [InlineData("2199-12", 219912)]
    public void TryParse_YearAndMonth_IsAPeriod(string text, int number)
    {
        Assert.True(Period.TryParse(text, out var period));

        Assert.Equal(number, period.Number);
        Assert.Equal(text, period.ToString());
        Assert.Equal(period, Period.FromNumber(number));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("202610")]
    [InlineData("2026-10-01")]
    [InlineData("2026/10")]
    [InlineData(" 2026-10")]
    [InlineData("0001-01")]
    [InlineData("1900-12")]
    [InlineData("2200-01")]
    [InlineData("9999-01")]
    public void TryParse_AnythingElse_IsNot(string? text) => Assert.False(Period.TryParse(text, out _));

    [Theory]
    [InlineData(2026, 12, "2027-01", "2026-11")]
    [InlineData(2026, 1, "2026-02", "2025-12")]
    public void NextAndPrevious_AcrossTheYear_AreNeighbours(int year, int month, string next, string previous)
    {
        var period = new Period(year, month);

        Assert.Equal((next, previous), (period.Next.ToString(), period.Previous.ToString()));
        Assert.True(period.Previous < period && period < period.Next && period >= period.Previous && period <= period.Next);
    }

    [Theory]
    [InlineData(2024, 2, 29)]
    [InlineData(2026, 2, 28)]
    [InlineData(2026, 12, 31)]
    public void LastDay_Month_KnowsLeapYears(int year, int month, int day)
    {
        var period = new Period(year, month);

        Assert.Equal(new DateOnly(year, month, day), period.LastDay);
        Assert.Equal(period, Period.Of(period.LastDay));
        Assert.Equal(period.Next, Period.Of(period.LastDay.AddDays(1)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(9999, 1)]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    public void Period_OutOfBounds_Throws(int year, int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Period(year, month));
}
