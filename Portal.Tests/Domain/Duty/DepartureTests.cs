using Portal.Domain.Duty;
using Portal.Domain.Rulebook;
using Portal.Tests.Support;
using static Portal.Domain.Duty.PresenceKind;

namespace Portal.Tests.Domain.Duty;

public sealed class DepartureTests
{
    [Theory]
    [Clause("C-028")]
    [InlineData(5, "17:05", Departure.InGoodTime)]
    [InlineData(5, "17:04", Departure.TooSoon)]
    [InlineData(5, "16:59", Departure.Early)]
    [InlineData(null, "17:00", Departure.InGoodTime)]
    [InlineData(null, "16:59:59", Departure.Early)]
    public void DepartureOf_SignOffAfterFive_IsJudgedByTheParameter(int? minutes, string signOff, Departure expected)
    {
        var duty = Shift().Clock("zhou", "A", "07:50", In).Clock("zhou", "A", signOff, Out);

        var left = duty.Build().DepartureOf(duty.LastShift, new DeparturePolicy(Parameter.Of(minutes)), duty.At("18:00"));

        Assert.Equal((expected, duty.At(signOff)), left);
    }

    [Fact]
    public void DepartureOf_BeforeTheEnd_IsNotJudgedYet()
    {
        var duty = Shift().Clock("zhou", "A", "07:50", In).Clock("zhou", "A", "15:00", Out);

        Assert.Null(duty.Build().DepartureOf(duty.LastShift, new DeparturePolicy(), duty.At("16:59")));
        Assert.Equal(Departure.Early, duty.Build().DepartureOf(duty.LastShift, new DeparturePolicy(), duty.At("17:00"))?.Departure);
    }

    [Fact]
    public void DepartureOf_NobodyCameOrNobodySignedOff_IsUnknown()
    {
        var absent = Shift();
        var lapsed = Shift().Clock("zhou", "A", "07:50", In);

        Assert.Null(absent.Build().DepartureOf(absent.LastShift, new DeparturePolicy(), absent.At("18:00")));
        Assert.Null(lapsed.Build().DepartureOf(lapsed.LastShift, new DeparturePolicy(), lapsed.At("18:00").AddDays(2)));
    }

    [Fact]
    public void DepartureOf_StillThereAfterTheEnd_IsInGoodTime()
    {
        var duty = Shift().Clock("zhou", "A", "07:50", In).Clock("zhou", "A", "16:55", PresenceKind.Away).Clock("zhou", "A", "17:02", Back);

        Assert.Equal(Departure.InGoodTime, duty.Build().DepartureOf(duty.LastShift, new DeparturePolicy(), duty.At("17:10"))?.Departure);
    }

    private static DutyBuilder Shift() => new DutyBuilder().Post("A").Shift("zhou", "A", "08:00", "17:00");
}
