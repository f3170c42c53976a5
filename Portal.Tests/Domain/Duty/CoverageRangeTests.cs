using Portal.Domain.Duty;
using static Portal.Domain.Duty.PresenceKind;
using static Portal.Tests.Domain.Duty.DutyBuilder;

namespace Portal.Tests.Domain.Duty;

public sealed class CoverageRangeTests
{
    private const string Later = "2026-12-31 00:00";

    [Fact]
    public void Range_OneGapOfAFewSeconds_IsCountedToTheSecond()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1))
            .Clock("zhou", "A", "08:00:07", In).Clock("zhou", "A", "19:59:58", Out);

        var range = Range(duty, "00:00", "2026-11-22 00:00");

        Assert.Equal((43200, 43191, 9, 99.98m), (range.RequiredSeconds, range.CoveredSeconds, range.GapSeconds, range.Rate));
        Assert.Equal(
            ["A 08:00:00-08:00:07 1/0/1", "A 08:00:07-19:59:58 1/1/0", "A 19:59:58-20:00:00 1/0/1"],
            range.Segments.Select(segment => Text(duty, segment)));
    }

    [Fact]
    public void Range_ChangeThatKeepsTheFigures_DoesNotSplitASegment()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "14:00", 1), Window("14:00", "20:00", 1))
            .Shift("zhou", "A", "09:00", "10:00")
            .Clock("zhou", "A", "07:00", In).Clock("zhou", "A", "12:00", Out).Clock("li", "A", "12:00", In)
            .Clock("wang", "A", "15:00", PresenceKind.Away);

        Assert.Equal(["A 08:00:00-20:00:00 1/1/0"], Range(duty, "00:00", "2026-11-22 00:00").Segments.Select(segment => Text(duty, segment)));
    }

    [Fact]
    public void Range_EqualFiguresAcrossAStretchWithoutRequirement_StayTwoSegments()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "09:00", 1), Window("10:00", "11:00", 1));

        Assert.Equal(
            ["A 08:00:00-09:00:00 1/0/1", "A 10:00:00-11:00:00 1/0/1"],
            Range(duty, "00:00", "2026-11-22 00:00").Segments.Select(segment => Text(duty, segment)));
    }

    [Fact]
    public void Range_SeveralPosts_OrdersByCodeAndFiltersOne()
    {
        var duty = new DutyBuilder().Post("b", Window("08:00", "09:00", 1)).Post("B", Window("08:00", "09:00", 1)).Post("A", Window("22:00", "23:00", 1));

        Assert.Equal(["A", "B", "b"], Range(duty, "00:00", "2026-11-22 00:00").Segments.Select(segment => segment.Post.Code));
        var one = duty.Build().Range(duty.At("00:00"), duty.At("23:59"), duty.At(Later), duty.PostOf("b").Id).Value;
        Assert.Equal("b", Assert.Single(one.Segments).Post.Code);
        Assert.Equal(3600, one.RequiredSeconds);
    }

    [Fact]
    public void Range_ReachingPastNow_SumsUpToNowAndShowsTheRestAsUnknown()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1)).Clock("zhou", "A", "08:00", In);

        var range = duty.Build().Range(duty.At("00:00"), duty.At("2026-11-22 00:00"), duty.At("10:00").AddMilliseconds(900)).Value;

        Assert.Equal((7200, 7200, 0, 100m), (range.RequiredSeconds, range.CoveredSeconds, range.GapSeconds, range.Rate));
        Assert.Equal(["A 08:00:00-10:00:00 1/1/0", "A 10:00:00-20:00:00 1//"], range.Segments.Select(segment => Text(duty, segment)));
    }

    [Fact]
    public void Range_WhollyInTheFuture_HasNoRate()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1));

        var range = duty.Build().Range(duty.At("08:00"), duty.At("09:00"), duty.At("07:00")).Value;

        Assert.Equal((0, 0, 0, null), (range.RequiredSeconds, range.CoveredSeconds, range.GapSeconds, range.Rate));
        Assert.Null(Assert.Single(range.Segments).Present);
    }

    [Fact]
    public void Range_Empty_IsAllZero() =>
        Assert.Empty(Range(new DutyBuilder().Post("A", Window("00:00", "24:00", 1)), "08:00", "08:00").Segments);

    [Theory]
    [InlineData("Asia/Shanghai", "2025-01-01 00:00", "2026-02-05 00:00", null)]
    [InlineData("Asia/Shanghai", "2025-01-01 00:00", "2026-02-05 00:00:01", "duty.range-too-long")]
    [InlineData("Asia/Shanghai", "2025-01-01 00:00:01", "2025-01-01 00:00", "duty.range-reversed")]
    [InlineData("Europe/Berlin", "2025-10-01 00:00", "2026-11-05 00:00", null)] // 400 days and an hour by the stopwatch
    [InlineData("Europe/Berlin", "2025-10-01 00:00", "2026-11-05 00:01", "duty.range-too-long")]
    public void Range_LimitOf400Days_IsInSiteDays(string zone, string from, string to, string? refusal)
    {
        var duty = new DutyBuilder(zone).Post("A");

        Assert.Equal(refusal, duty.Build().Range(duty.At(from), duty.At(to), duty.At(Later)).Refusal?.Code);
    }

    [Theory]
    [InlineData("2026-03-29", "00:00", "24:00", 23)]
    [InlineData("2026-10-25", "00:00", "24:00", 25)]
    [InlineData("2026-03-28", "22:00", "06:00", 7)]
    [InlineData("2026-10-24", "22:00", "06:00", 9)]
    [InlineData("2026-03-29", "02:15", "02:45", 0.5)] // skipped as a whole: held half an hour after the jump
    [InlineData("2026-03-29", "02:30", "03:00", 0)] // moved past its end
    [InlineData("2026-11-21", "22:00", "06:00", 8)]
    public void Range_NightsThatChangeTheClock_AreAsLongAsTheyAre(string day, string from, string to, double hours)
    {
        var weekday = DateOnly.Parse(day).DayOfWeek.ToString()[..3];
        var duty = new DutyBuilder("Europe/Berlin").Post("A", Window(from, to, 1, weekday));

        var start = duty.At(day + " 00:00");
        var range = duty.Build().Range(start, start.AddHours(48), duty.At("2027-01-01 00:00")).Value;

        Assert.Equal(hours * 3600, range.RequiredSeconds);
    }

    [Fact]
    public void Timeline_Day_TilesItWithoutHolesAndKnowsPlansAfterNow()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1)).Post("B")
            .Shift("zhou", "A", "08:00", "20:00").Clock("zhou", "A", "08:00", In).Clock("zhou", "A", "09:00", PresenceKind.Away);

        var lanes = duty.Build().Timeline(duty.At("00:00"), duty.At("2026-11-22 00:00"), duty.At("10:00"));

        Assert.Equal(["A", "B"], lanes.Select(lane => lane.Post.Code));
        Assert.Equal(
            [
                new LaneSlice(duty.At("00:00"), duty.At("08:00"), 0, 0, 0, 0, 0),
                new LaneSlice(duty.At("08:00"), duty.At("09:00"), 1, 1, 1, 0, 0),
                new LaneSlice(duty.At("09:00"), duty.At("10:00"), 1, 1, 0, 1, 0),
                new LaneSlice(duty.At("10:00"), duty.At("20:00"), 1, 1, null, null, null),
                new LaneSlice(duty.At("20:00"), duty.At("2026-11-22 00:00"), 0, 0, null, null, null),
            ],
            lanes[0].Slices);
        Assert.Equal([0, 0, 1, null, null], lanes[0].Slices.Select(slice => slice.Gap));
    }

    private static CoverageRange Range(DutyBuilder duty, string from, string to) =>
        duty.Build().Range(duty.At(from), duty.At(to), duty.At(Later)).Value;

    private static string Text(DutyBuilder duty, CoverageSegment segment) =>
        $"{segment.Post.Code} {duty.Zone.ToSite(segment.From):HH:mm:ss}-{duty.Zone.ToSite(segment.To):HH:mm:ss} {segment.Required}/{segment.Present}/{segment.Gap}";
}
