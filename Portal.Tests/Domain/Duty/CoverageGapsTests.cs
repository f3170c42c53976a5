using Portal.Domain.Duty;
using static Portal.Domain.Duty.PresenceKind;
using static Portal.Tests.Domain.Duty.DutyBuilder;

namespace Portal.Tests.Domain.Duty;

public sealed class CoverageGapsTests
{
    [Fact]
    public void Gaps_PostBelowItsNumber_SaysHowManySinceWhenAndWho()
    {
        var duty = new DutyBuilder()
            .Post("A", Window("08:00", "20:00", 3, qualification: "fire")).Post("B", Window("08:00", "20:00", 1)).Post("C")
            .Holds("zhou", "fire", "2027-01-01")
            .Shift("zhou", "A", "08:00", "20:00").Shift("li", "A", "07:30", "20:00").Shift("wang", "A", "08:00", "20:00")
            .Shift("chen", "A", "08:01", "20:00").Shift("sun", "A", "08:02", "20:00").Shift("wu", "A", "10:00", "20:00")
            .Clock("zhou", "A", "08:00", In).Clock("li", "B", "08:00", In).Clock("wang", "A", "08:00", In)
            .Clock("chen", "A", "08:30", PresenceKind.Away);

        var gap = Assert.Single(duty.Build().Gaps(duty.At("09:00")));

        Assert.Equal(("A", 3, 1, 2), (gap.Post.Code, gap.Required, gap.Present, gap.Missing));
        Assert.Equal(duty.At("08:00"), gap.Since);
        Assert.Null(gap.UnmannedSince);
        Assert.Equal(
            [
                (duty.Person("li"), Absence.Elsewhere), (duty.Person("wang"), Absence.Unqualified),
                (duty.Person("chen"), Absence.Away), (duty.Person("sun"), Absence.Missing),
            ],
            gap.Expected.Select(person => (person.Person, person.Absence)));
    }

    [Fact]
    public void Gaps_NumberMissingChanges_TheGapGoesOnAndUnmannedStartsAnew()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 2))
            .Clock("zhou", "A", "08:00", In).Clock("li", "A", "08:00", In)
            .Clock("li", "A", "08:30", Out).Clock("zhou", "A", "08:57", Out);

        var gap = Assert.Single(duty.Build().Gaps(duty.At("09:00")));

        Assert.Equal((duty.At("08:30"), duty.At("08:57")), (gap.Since, gap.UnmannedSince));
    }

    [Fact]
    public void Gaps_AcrossShiftChange_CountFromTheEarlierShift()
    {
        var duty = new DutyBuilder().Post("A", Window("20:00", "08:00", 1), Window("08:00", "20:00", 1))
            .Clock("zhou", "A", "2026-11-20 20:00", In).Clock("zhou", "A", "07:58", Out);

        var gap = Assert.Single(duty.Build().Gaps(duty.At("08:05")));

        Assert.Equal((duty.At("07:58"), duty.At("07:58")), (gap.Since, gap.UnmannedSince));
    }

    [Fact]
    public void Gaps_OlderThanTheLookBack_CountFromTheDayTwoDaysAgo()
    {
        var duty = new DutyBuilder().Post("A", Window("00:00", "24:00", 1));

        Assert.Equal(duty.At("2026-11-19 00:00"), Assert.Single(duty.Build().Gaps(duty.At("08:05"))).Since);
    }

    [Fact]
    public void Gaps_ClockedOutThisVerySecond_StartNow()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1)).Clock("zhou", "A", "08:00", In).Clock("zhou", "A", "09:00", Out);

        Assert.Equal(duty.At("09:00"), Assert.Single(duty.Build().Gaps(duty.At("09:00"))).Since);
        Assert.Empty(duty.Build().Gaps(duty.At("08:59:59")));
        Assert.Empty(duty.Build().Gaps(duty.At("20:00")));
    }
}
