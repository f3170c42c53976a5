using Portal.Domain.Duty;
using Portal.Tests.Support;
using static Portal.Domain.Duty.PresenceKind;

namespace Portal.Tests.Domain.Duty;

public sealed class ArrivalTests
{
    [Theory]
    [Clause("A-051", "C-027")]
    [InlineData(10, "07:50", Arrival.InGoodTime)]
    [InlineData(10, "07:50:01", Arrival.NotEarly)]
    [InlineData(10, "07:51", Arrival.NotEarly)]
    [InlineData(10, "08:00", Arrival.NotEarly)]
    [InlineData(10, "08:00:01", Arrival.Late)]
    [InlineData(9, "07:51", Arrival.InGoodTime)]
    [InlineData(5, "07:55", Arrival.InGoodTime)]
    [InlineData(5, "07:56", Arrival.NotEarly)]
    [InlineData(0, "08:00", Arrival.InGoodTime)]
    public void ArrivalOf_SignOnForEight_IsJudgedByTheParameter(int minutes, string signOn, Arrival expected)
    {
        var duty = Shift().Clock("zhou", "A", signOn, In);

        Assert.Equal(expected, duty.Build().ArrivalOf(duty.LastShift, new ArrivalPolicy(minutes), duty.At("12:00")));
    }

    [Theory]
    [InlineData("07:50", null)]
    [InlineData("07:50:01", Arrival.NotEarly)]
    [InlineData("08:00", Arrival.NotEarly)]
    [InlineData("08:00:01", Arrival.Late)]
    [InlineData("19:59:59", Arrival.Late)]
    [InlineData("20:00", Arrival.Absent)]
    public void ArrivalOf_NobodyCame_GetsWorseWithTime(string now, Arrival? expected)
    {
        var duty = Shift();

        Assert.Equal(expected, duty.Build().ArrivalOf(duty.LastShift, new ArrivalPolicy(), duty.At(now)));
    }

    [Fact]
    public void ArrivalOf_SignOnLaterThanNow_IsNotYetKnown()
    {
        var duty = Shift().Clock("zhou", "A", "08:30", In);

        Assert.Null(duty.Build().ArrivalOf(duty.LastShift, new ArrivalPolicy(), duty.At("07:00")));
    }

    [Theory]
    [InlineData("A:07:40:in A:07:48:away", Arrival.InGoodTime)] // arrived, stepped away
    [InlineData("A:07:40:in A:07:55:in", Arrival.InGoodTime)]
    [InlineData("A:07:40:in A:07:45:out A:08:05:in", Arrival.Late)] // left again before the shift
    [InlineData("B:07:40:in A:07:58:in", Arrival.NotEarly)] // was at another post
    [InlineData("B:07:40:in", Arrival.Late)]
    public void ArrivalOf_ClockedMoreThanOnce_GoesByWhoIsAtThePost(string story, Arrival expected)
    {
        var duty = Shift();
        foreach (var step in story.Split(' '))
        {
            duty.Clock("zhou", step[..1], step[2..7], Enum.Parse<PresenceKind>(step[8..], ignoreCase: true));
        }

        Assert.Equal(expected, duty.Build().ArrivalOf(duty.LastShift, new ArrivalPolicy(), duty.At("12:00")));
    }

    private static DutyBuilder Shift() => new DutyBuilder().Post("A").Post("B").Shift("zhou", "A", "08:00", "20:00");
}
