using System.Globalization;
using Portal.Features.Wall.Drawing;

namespace Portal.Tests.Features.Wall;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onload=\"x", "&quot; onload=&quot;x")]
    [InlineData("3 栋 1204 & 楼上", "3 栋 1204 &amp; 楼上")]
    [InlineData(null, "")]
    public void Hole_Text_IsEncoded(string? data, string expected) =>
        Assert.Equal($"<b title=\"{expected}\">{expected}</b>", new Html().Add($"<b title=\"{data}\">{data}</b>").ToString());

    [Fact]
    public void Hole_Coordinate_HasAPointInEveryCulture()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        Assert.Equal("12.345 1234", new Html().Add($"{12.3451} {1234}").ToString());
    }

    [Fact]
    public void Hole_Instant_IsUnixMilliseconds() =>
        Assert.Equal("1500", new Html().Add($"{DateTimeOffset.UnixEpoch.AddSeconds(1.5)}").ToString());
}
