using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Features.Wall;
using Portal.Features.Wall.Tiles;
using Portal.Tests.Domain.Duty;

namespace Portal.Tests.Features.Wall;

public sealed class DutyViewTests
{
    private static readonly DutyWindow AllDay = DutyBuilder.Window("00:00", "24:00", 1);

    [Fact]
    public void Coverage_LanesCarryPastGapsAndFuturePlans()
    {
        var duty = new DutyBuilder().Post("A", AllDay)
            .Shift("张三", "A", "00:00", "18:00")
            .Clock("张三", "A", "00:00", PresenceKind.In)
            .Clock("张三", "A", "06:00", PresenceKind.Out)
            .Clock("张三", "A", "09:00", PresenceKind.In);
        var coverage = View(duty, "12:00").Coverage();

        var lane = Assert.Single(coverage.Lanes);
        Assert.Equal(
            [
                new(0, 0.25, StretchKind.Covered),
                new(0.25, 0.375, StretchKind.Unmanned),
                new(0.375, 0.5, StretchKind.Covered),
                new(0.5, 0.75, StretchKind.Planned),
                new(0.75, 1, StretchKind.PlannedShort),
            ],
            lane.Stretches);
        Assert.Equal((1, 1, 75m), (coverage.Covered, coverage.Required, coverage.RateToday));
    }

    [Fact]
    public void Coverage_GapNamesWhoShouldBeThereAndWhy()
    {
        var duty = new DutyBuilder().Post("A", DutyBuilder.Window("08:00", "17:00", 2))
            .Shift("张三", "A", "08:00", "17:00").Shift("李四", "A", "08:00", "17:00")
            .Clock("张三", "A", "07:50", PresenceKind.In).Clock("李四", "A", "07:55", PresenceKind.In)
            .Clock("李四", "A", "10:00", PresenceKind.Away);
        var gap = Assert.Single(View(duty, "10:12").Coverage().Gaps);

        Assert.Equal((1, false, duty.At("10:00")), (gap.Missing, gap.Unmanned, gap.Since));
        Assert.Equal([("李四", Absence.Away)], gap.Expected);
    }

    [Fact]
    public void Header_ShiftIsTheOneMostPeopleHave()
    {
        var duty = new DutyBuilder().Post("A", AllDay)
            .Shift("张三", "A", "17:00", "2026-11-22 08:00").Shift("李四", "A", "17:00", "2026-11-22 08:00").Shift("王五", "A", "19:00", "23:00");
        var header = View(duty, "20:00").Header();

        Assert.Equal((duty.At("17:00"), duty.At("2026-11-22 08:00"), 2), (header.Shift!.Start, header.Shift.End, header.Shift.People));
        Assert.Equal(["张三"], header.Shift.Leaders);
        Assert.Equal((new DateOnly(2026, 11, 21), false), (header.Day, header.IsWorkday));
    }

    [Fact]
    public void Header_ShiftUnderATeamLeader_ComesBeforeALargerOne()
    {
        var duty = new DutyBuilder().Post("A", AllDay)
            .Shift("李四", "A", "19:00", "23:00").Shift("王五", "A", "19:00", "23:00").Shift("张三", "A", "17:00", "2026-11-22 08:00");

        Assert.Equal(duty.At("17:00"), View(duty, "20:00").Header().Shift!.Start);
    }

    [Fact]
    public void Header_WorkedWeekend_IsAWorkday() =>
        Assert.True(View(new DutyBuilder().Post("A", AllDay).Calendar(("2026-11-21", false)), "20:00").Header().IsWorkday);

    [Fact]
    public void Watch_CountsMissingLateAwayAndTheNextShift()
    {
        var duty = new DutyBuilder().Post("A", DutyBuilder.Window("00:00", "24:00", 2))
            .Shift("张三", "A", "08:00", "17:00").Shift("李四", "A", "08:00", "17:00").Shift("王五", "A", "08:00", "17:00").Shift("赵六", "A", "17:00", "23:00")
            .Clock("张三", "A", "07:50", PresenceKind.In)
            .Clock("李四", "A", "08:20", PresenceKind.In)
            .Clock("张三", "A", "09:00", PresenceKind.Away);
        var watch = View(duty, "10:00").Watch();

        Assert.Equal((3, 1, 1), (watch.OnShift, watch.Missing, watch.Late));
        Assert.Equal((1, duty.At("09:00")), (watch.Away, watch.AwaySince));
        Assert.Equal(new WallNextShift(duty.At("17:00"), 1, 2, 1), watch.Next);
        Assert.Equal(0, watch.Lapsed);
    }

    [Fact]
    public void Watch_ForgottenClockOut_IsToBeCorrected()
    {
        var duty = new DutyBuilder().Post("A", AllDay).Clock("张三", "A", "2026-11-20 08:00", PresenceKind.In);

        Assert.Equal(1, View(duty, "10:00").Watch().Lapsed);
        Assert.Null(View(duty, "10:00").Watch().Next);
    }

    private static DutyView View(DutyBuilder duty, string now)
    {
        var (record, coverage) = (duty.Record(), duty.Build());
        var people = new[] { "张三", "李四", "王五", "赵六" }.ToDictionary(
            duty.Person, name => new DutyPerson(duty.Person(name), name, name, name == "张三" ? "班长" : "保安", null, null, Active: true, []));
        return new DutyView(coverage, record, person => people[person], new ArrivalPolicy(), coverage.LapsedAt(duty.At(now)).Count, duty.At(now));
    }
}
