using Portal.Domain.Duty;
using Portal.Features.Wall;
using Portal.Features.Wall.Drawing;

namespace Portal.Tests.Features.Wall;

public sealed class CoverageDrawingTests
{
    private static readonly DateTimeOffset DayStart = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = DayStart.AddHours(12);

    [Fact]
    public void Figure_ShowsPresentOfRequiredWithGapAndAway()
    {
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(
            Coverage([Lane("中控室", 2, 2), Lane("消防控制室", 2, 1, away: 1)]) with { Required = 4, Covered = 3, Away = 1, RateToday = 97.8m }, words));

        Assert.Equal("3/ 4 人在岗", picture.Text(".big"));
        Assert.Equal(["▲缺岗 1", "◆暂离 1"], picture.All(".mark"));
        Assert.Equal("97.8%今日累计覆盖率", picture.Text(".second"));
    }

    [Fact]
    public void Figure_AllThere_SaysSo()
    {
        var picture = WallMarkup.English(words => CoverageDrawing.Draw(Coverage([Lane("Gate", 2, 3)]) with { Required = 2, Covered = 2 }, words));

        Assert.Equal("2of 2 on post", picture.Text(".big"));
        Assert.Equal(["✓All posts manned"], picture.All(".mark"));
    }

    [Theory]
    [InlineData(2, 2, 0, 0, "2/2✓在岗", "good")]
    [InlineData(2, 1, 1, 0, "1/2▲缺 1", "bad")]
    [InlineData(2, 2, 1, 0, "2/2◆暂离 1", "warn")]
    [InlineData(1, 1, 0, 1, "1/1◆无证 1", "warn")]
    [InlineData(0, 0, 0, 0, "–未排", "dim")]
    public void Lane_SaysHowThePostStands_InWordShapeAndColour(int required, int present, int away, int unqualified, string text, string style)
    {
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage([Lane("东门岗", required, present, away, unqualified)]), words));

        Assert.Equal("东门岗", picture.Text(".post"));
        Assert.Equal(text, picture.Text(".count"));
        Assert.Contains(style, picture.Find(".count").ClassList);
    }

    [Fact]
    public void Lane_DrawsItsStretchesAndNow()
    {
        var lane = Lane("东门岗", 1, 1) with
        {
            Stretches = [new(0, 0.25, StretchKind.Covered), new(0.25, 0.3, StretchKind.Unmanned), new(0.5, 1, StretchKind.Planned)],
        };
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage([lane]), words));

        Assert.Equal("left:0%;width:25%", picture.Find(".covered").GetAttribute("style"));
        Assert.Equal("left:25%;width:5%", picture.Find(".unmanned").GetAttribute("style"));
        Assert.Equal("left:50%", picture.Find(".bar .now").GetAttribute("style"));
    }

    [Fact]
    public void Gap_NamesPostTimePersonAndClause()
    {
        var gap = new WallGap("消防控制室", 1, false, Now.AddMinutes(-12), [("周海", Absence.Away)], "A-013");
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage([Lane("消防控制室", 2, 1)]) with { Gaps = [gap] }, words));

        Assert.Equal("▲消防控制室缺 1 人", picture.Text(".gap > b"));
        Assert.Equal(Now.AddMinutes(-12).ToUnixTimeMilliseconds().ToString(), picture.Find(".gap time").GetAttribute("data-since"));
        Assert.Equal("应到 周海 暂离", picture.Text(".who"));
        Assert.Equal("依据 A-013", picture.Text(".clause"));
    }

    [Fact]
    public void Gap_NobodyAssigned_SaysSo()
    {
        var gap = new WallGap("西门岗", 2, true, Now, [], "A-013");
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage([Lane("西门岗", 2, 0)]) with { Gaps = [gap] }, words));

        Assert.Equal("▲西门岗无人在岗，缺 2 人", picture.Text(".gap > b"));
        Assert.Equal("无人排班", picture.Text(".who"));
    }

    [Fact]
    public void ManyPosts_ThoseInTroubleStayAndTheRestIsCounted()
    {
        var lanes = Enumerable.Range(1, 20).Select(number => Lane($"岗{number:00}", 1, number == 19 ? 0 : 1)).ToList();
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage(lanes), words));

        Assert.Equal(["岗01", "岗02", "岗03", "岗04", "岗05", "岗06", "岗07", "岗19"], picture.All(".post"));
        Assert.Equal("另有 12 个岗位，均无缺岗", picture.Text(".legend"));
    }

    [Fact]
    public void ManyGaps_ThreeAreNamedAndTheRestIsCounted()
    {
        var lanes = Enumerable.Range(1, 20).Select(number => Lane($"岗{number:00}", 1, 0)).ToList();
        var gaps = lanes.Select((lane, place) => new WallGap(lane.Post, 1, place == 9, Now.AddMinutes(-place), [], "A-013")).ToList();
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage(lanes) with { Gaps = gaps }, words));

        Assert.Equal(3, picture.Count(".gap"));
        Assert.StartsWith("▲岗10无人在岗", picture.Text(".gap"), StringComparison.Ordinal);
        Assert.Equal("另有 16 个岗位，其中 16 个缺岗", picture.Text(".legend"));
    }

    [Fact]
    public void NoPosts_SaysWhatIsMissing()
    {
        var picture = WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage([]), words));

        Assert.StartsWith("尚未建立岗位", picture.Text(".nothing"), StringComparison.Ordinal);
    }

    [Fact]
    public void Heading_CarriesTheInstantOfItsData() =>
        Assert.Equal(
            Now.ToUnixTimeMilliseconds().ToString(),
            WallMarkup.Chinese(words => CoverageDrawing.Draw(Coverage([]), words)).Find(".tile-head time").GetAttribute("data-age"));

    private static WallLane Lane(string post, int required, int present, int away = 0, int unqualified = 0) =>
        new(post, required, present, away, unqualified, []);

    private static WallCoverage Coverage(IReadOnlyList<WallLane> lanes) => new()
    {
        AsOf = Now,
        DayStart = DayStart,
        DayEnd = DayStart.AddDays(1),
        Required = lanes.Sum(lane => lane.Required),
        Covered = lanes.Sum(lane => Math.Min(lane.Required, lane.Present)),
        Away = lanes.Sum(lane => lane.Away),
        Lanes = lanes,
    };
}
