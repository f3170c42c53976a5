using System.Globalization;
using Portal.Domain.Kernel;

namespace Portal.Tests.Domain.Kernel;

public sealed class WholeSecondsTests
{
    [Theory]
    [InlineData("2026-11-21T08:00:00.999+08:00", "2026-11-21T00:00:00Z")]
    [InlineData("2026-11-21T08:00:00+08:00", "2026-11-21T00:00:00Z")]
    [InlineData("1960-01-01T00:00:00.5Z", "1960-01-01T00:00:00Z")]
    public void CutToSecond_Fraction_IsDroppedAndTheInstantIsUtc(string instant, string cut)
    {
        var found = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).CutToSecond();

        Assert.Equal(DateTimeOffset.Parse(cut, CultureInfo.InvariantCulture), found);
        Assert.Equal(TimeSpan.Zero, found.Offset);
    }
}
