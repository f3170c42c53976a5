using Portal.App;
using Portal.Domain.Kernel;
using Portal.Features.Wall;
using Portal.Features.Wall.Drawing;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Wall;

public sealed class HeaderDrawingTests
{
    private static readonly SiteClock Clock = new(new SiteZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")), new ManualClock());

    [Theory]
    [InlineData("2026-11-21 08:00", "2026-11-21 17:00", "白班 08:00–17:00 · 3 人")]
    [InlineData("2026-11-21 16:00", "2026-11-22 00:00", "中班 16:00–24:00 · 3 人")]
    [InlineData("2026-11-21 17:00", "2026-11-22 08:00", "夜班 17:00–08:00 · 3 人")]
    public void Place_Shift_IsCalledAsOnTheDutyPages(string start, string end, string text)
    {
        var header = new WallHeader(new DateOnly(2026, 11, 21), IsWorkday: false, new WallShift(DutySeed.At(start), DutySeed.At(end), 3, []));

        Assert.Equal(text, WallMarkup.Chinese(words => HeaderDrawing.Place(header, "", Clock, words)).Text("span"));
    }

    [Theory]
    [InlineData("2026-11-21 23:00", "下一班 23:00")]
    [InlineData("2026-11-23 08:00", "下一班 11-23 08:00")]
    public void Watch_NextShift_NamesTheDayUnlessItIsToday(string start, string label)
    {
        var watch = new WallWatch
        {
            AsOf = Clock.Now,
            Next = new WallNextShift(DutySeed.At(start), 2, 2, 0),
            OnShift = 0,
            Missing = 0,
            Late = 0,
            Lapsed = 0,
            Away = 0,
        };

        Assert.Contains(label, WallMarkup.Chinese(words => WatchDrawing.Draw(watch, Clock, words)).All("span"));
    }
}
