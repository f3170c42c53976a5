using Portal.Domain.Duty;
using static Portal.Domain.Duty.PresenceKind;
using static Portal.Tests.Domain.Duty.DutyBuilder;

namespace Portal.Tests.Domain.Duty;

public sealed class CoverageAtTests
{
    [Theory]
    [InlineData("07:59:59", 0)]
    [InlineData("08:00", 1)]
    [InlineData("09:00", 3)] // the larger of two windows, not their sum
    [InlineData("11:59:59", 3)]
    [InlineData("12:00", 1)]
    [InlineData("16:59:59", 1)]
    [InlineData("17:00", 0)]
    public void Required_OverlappingWindows_IsTheLargestMinimum(string at, int required)
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "17:00", 1), Window("09:00", "12:00", 3));

        Assert.Equal($"{required}/0/0/0/0/{required}", duty.Figures("A", at));
    }

    [Theory]
    [InlineData("17:00", "08:00", "2026-11-22 07:59:59", 1)]
    [InlineData("17:00", "08:00", "2026-11-22 08:00", 0)]
    [InlineData("08:00", "24:00", "2026-11-21 23:59:59", 1)]
    [InlineData("08:00", "24:00", "2026-11-22 00:00", 0)]
    [InlineData("08:00", "00:00", "2026-11-21 23:59:59", 1)]
    [InlineData("08:00", "00:00", "2026-11-22 00:00", 0)]
    [InlineData("08:00", "08:00", "2026-11-22 07:59:59", 1)]
    [InlineData("00:00", "24:00", "2026-11-22 00:00", 0)]
    public void Required_WindowOfSaturdayOnly_ReachesAsFarAsWritten(string from, string to, string at, int required)
    {
        var duty = new DutyBuilder().Post("A", Window(from, to, 1, "sat"));

        Assert.Equal($"{required}/0/0/0/0/{required}", duty.Figures("A", at));
    }

    [Theory]
    [InlineData("workday", "2026-10-01 23:00", 0)] // a holiday on a Thursday
    [InlineData("restday", "2026-10-01 23:00", 1)]
    [InlineData("thu", "2026-10-01 23:00", 1)]
    [InlineData("workday", "2026-10-10 23:00", 1)] // a Saturday that is worked
    [InlineData("restday", "2026-10-10 23:00", 0)]
    [InlineData("sat", "2026-10-10 23:00", 1)]
    [InlineData("workday", "2026-10-01 03:00", 1)] // the night belongs to Wednesday, a working day
    [InlineData("restday", "2026-10-01 03:00", 0)]
    [InlineData("thu", "2026-10-01 03:00", 0)]
    [InlineData("workday", "2027-10-01 23:00", 1)] // a Friday of a year without data
    [InlineData("workday", "2027-10-02 23:00", 0)]
    [InlineData("everyday", "2026-10-01 23:00", 1)]
    public void Required_NightWindow_FollowsTheDayItStartsOn(string days, string at, int required)
    {
        var duty = new DutyBuilder().Calendar(("2026-10-01", true), ("2026-10-10", false)).Post("A", Window("22:00", "06:00", 1, days));

        Assert.Equal($"{required}/0/0/0/0/{required}", duty.Figures("A", at));
    }

    [Theory]
    [InlineData("2026-11-21 03:00", 0)] // Friday's night is before the window is valid
    [InlineData("2026-11-21 22:00", 1)]
    [InlineData("2026-11-22 05:59:59", 1)]
    [InlineData("2020-01-01 23:00", 0)]
    public void Required_WindowWithValidFrom_HoldsFromTheNightThatStartsThen(string at, int required)
    {
        var duty = new DutyBuilder().Post("A", Window("22:00", "06:00", 1, validFrom: "2026-11-21"));

        Assert.Equal($"{required}/0/0/0/0/{required}", duty.Figures("A", at));
    }

    [Fact]
    public void Required_WindowWithoutValidFrom_HoldsForAllTime() =>
        Assert.Equal("1/0/0/0/0/1", new DutyBuilder().Post("A", Window("00:00", "24:00", 1)).Figures("A", "1994-05-05 12:00"));

    [Theory]
    [InlineData("07:59:59", 0)]
    [InlineData("08:00", 1)]
    [InlineData("10:00", 2)]
    [InlineData("17:59:59", 1)]
    [InlineData("18:00", 0)]
    public void Planned_OverlappingShiftsOfOnePerson_CountsPeople(string at, int planned)
    {
        var duty = new DutyBuilder().Post("A")
            .Shift("zhou", "A", "08:00", "12:00").Shift("zhou", "A", "09:00", "18:00").Shift("li", "A", "10:00", "11:00");

        Assert.Equal($"0/{planned}/0/0/0/0", duty.Figures("A", at));
    }

    [Fact]
    public void Planned_WithdrawnShift_DoesNotCount()
    {
        var duty = new DutyBuilder().Post("A").Shift("zhou", "A", "08:00", "12:00");
        Assert.True(duty.LastShift.Withdraw("病假").IsDone);

        Assert.Equal("0/0/0/0/0/0", duty.Figures("A", "09:00"));
    }

    [Fact]
    public void At_Totals_AreSumsOverPostsWithoutLendingSurplus()
    {
        var duty = new DutyBuilder()
            .Post("B", Window("08:00", "20:00", 2)).Post("A", Window("08:00", "20:00", 1)).Post("C")
            .Clock("zhou", "A", "08:00", In).Clock("li", "A", "08:00", In).Clock("wang", "B", "08:00", In);

        var at = duty.Build().At(duty.At("09:00"), duty.At("09:00"));

        Assert.Equal(["A", "B", "C"], at.Posts.Select(row => row.Post.Code));
        Assert.Equal((3, 2, 1, 66.67m), (at.Required, at.Covered, at.Gap, at.Rate));
        Assert.Equal([2, 1, 0], at.Posts.Select(row => row.Present));
        Assert.Equal([0, 1, 0], at.Posts.Select(row => row.Gap));
    }

    [Fact]
    public void At_NothingRequired_HasNoRate()
    {
        var duty = new DutyBuilder().Post("A");

        var at = duty.Build().At(duty.At("09:00"), duty.At("09:00"));

        Assert.Equal((0, 0, 0, null), (at.Required, at.Covered, at.Gap, at.Rate));
    }

    [Fact]
    public void At_Future_KnowsPlansOnly()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 2))
            .Shift("zhou", "A", "08:00", "20:00").Clock("zhou", "A", "08:00", In);

        Assert.Equal("2/1/1/0/0/1", duty.Figures("A", "09:00", now: "09:00"));
        Assert.Equal("2/1/-/-/-/-", duty.Figures("A", "09:00:01", now: "09:00"));
        var future = duty.Build().At(duty.At("09:00:01"), duty.At("09:00"));
        Assert.Equal((2, null, null, null), (future.Required, future.Covered, future.Gap, future.Rate));
    }

    [Theory]
    [InlineData("2026-11-21 23:59:59", "1/0/1/0/0/0")] // expiry day inclusive
    [InlineData("2026-11-22 00:00", "1/0/0/0/1/1")]
    [InlineData("2026-11-22 07:59:59", "1/0/0/0/1/1")]
    [InlineData("2026-11-22 08:00", "0/0/1/0/0/0")] // outside windows nothing is needed
    public void Unqualified_CertificateExpiresDuringTheNight_CountsFromMidnight(string at, string figures)
    {
        var duty = new DutyBuilder().Post("A", Window("20:00", "08:00", 1, "sat", "fire"))
            .Holds("zhou", "fire", "2025-01-01").Holds("zhou", "fire", "2026-11-21").Clock("zhou", "A", "20:00", In);

        Assert.Equal(figures, duty.Figures("A", at));
    }

    [Theory]
    [InlineData("09:00", "1/0/2/0/1/0")] // fire only
    [InlineData("10:30", "2/0/1/0/2/1")] // the union of both windows
    [InlineData("11:30", "2/0/2/0/1/0")] // first aid only
    [InlineData("12:30", "0/0/3/0/0/0")]
    public void Unqualified_OverlappingWindows_NeedsTheUnion(string at, string figures)
    {
        var duty = new DutyBuilder()
            .Post("A", Window("08:00", "11:00", 1, qualification: "fire"), Window("10:00", "12:00", 2, qualification: "aid"))
            .Holds("both", "fire", "2027-01-01").Holds("both", "aid", "2027-01-01")
            .Holds("fire", "fire", "2027-01-01").Holds("aid", "aid", "2027-01-01")
            .Clock("both", "A", "08:00", In).Clock("fire", "A", "08:00", In).Clock("aid", "A", "08:00", In);

        Assert.Equal(figures, duty.Figures("A", at));
    }

    [Fact]
    public void Away_WithoutCertificate_IsAwayAndNotUnqualified()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1, qualification: "fire")).Clock("zhou", "A", "08:00", PresenceKind.Away);

        Assert.Equal("1/0/0/1/0/1", duty.Figures("A", "09:00"));
    }

    [Theory]
    [InlineData("Asia/Shanghai", "0001-01-01T00:00:00Z")]
    [InlineData("Asia/Shanghai", "9999-12-31T23:59:59Z")]
    [InlineData("America/New_York", "0001-01-01T00:00:00Z")]
    [InlineData("America/New_York", "9999-12-31T23:59:59Z")]
    public void At_EndsOfTheCalendar_IsAnswered(string zone, string at)
    {
        var instant = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var duty = new DutyBuilder(zone).Post("A", Window("20:00", "08:00", 1)).Holds("zhou", "fire", "9999-12-31")
            .Clock("zhou", "A", instant, In);

        Assert.Equal(1, Assert.Single(duty.Build().At(instant, instant).Posts).Present);
        Assert.Equal(duty.Person("zhou"), duty.Build().StateOf(duty.Person("zhou"), instant)?.Person);
    }
}
