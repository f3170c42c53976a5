using Portal.Domain.Duty;
using static Portal.Domain.Duty.PresenceKind;

namespace Portal.Tests.Domain.Duty;

public sealed class PresenceTests
{
    public static TheoryData<string, string> Stories => new()
    {
        // events as post+kind at one minute each from 08:00 on; the state after them
        { "A:in", "A present" },
        { "A:away", "A away" },
        { "A:back", "A present" },
        { "A:out", "nowhere" },
        { "A:in A:out", "nowhere" },
        { "A:in A:away", "A away" },
        { "A:in A:away A:back", "A present" },
        { "A:in A:away A:out", "nowhere" },
        { "A:in B:in", "B present" },
        { "A:in B:back", "B present" },
        { "A:in B:away", "B away" },
        { "A:in B:out", "A present" },
        { "A:away B:out", "A away" },
        { "A:in B:in A:out", "B present" },
        { "A:in B:in B:out", "nowhere" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void State_AfterEvents_IsAtOnePostAtMost(string story, string expected)
    {
        var duty = Tell(new DutyBuilder().Post("A").Post("B"), story, secondsApart: 60);

        Assert.Equal(expected, State(duty, "09:00"));
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void State_EventsOfOneInstant_ApplyInOrderOfArrival(string story, string expected)
    {
        var duty = Tell(new DutyBuilder().Post("A").Post("B"), story, secondsApart: 0);

        Assert.Equal(expected, State(duty, "08:00"));
        Assert.Equal(expected, State(duty, "09:00"));
        Assert.Equal("nowhere", State(duty, "07:59:59"));
    }

    [Fact]
    public void State_EventsArriveOutOfOrder_GoByTheirInstant()
    {
        var duty = new DutyBuilder().Post("A")
            .Clock("zhou", "A", "12:00", Out).Clock("zhou", "A", "08:00", In);

        Assert.Equal("A present", State(duty, "11:59:59"));
        Assert.Equal("nowhere", State(duty, "12:00"));
        Assert.Empty(duty.Build().StrayOuts);
    }

    [Theory]
    [InlineData("A:out", 1)]
    [InlineData("A:in B:out", 1)]
    [InlineData("A:in A:out A:out", 1)]
    [InlineData("A:in A:away A:out", 0)]
    [InlineData("A:out B:out", 2)]
    public void StrayOuts_OutWhereThePersonIsNot_IsListed(string story, int strays) =>
        Assert.Equal(strays, Tell(new DutyBuilder().Post("A").Post("B"), story, 60).Build().StrayOuts.Count);

    [Theory]
    [InlineData("2026-11-22 01:59:59", "A present")]
    [InlineData("2026-11-22 02:00", "nowhere")]
    public void Presence_EighteenHoursAfterTheLastEvent_Lapses(string at, string expected) =>
        Assert.Equal(expected, State(new DutyBuilder().Post("A").Clock("zhou", "A", "08:00", In), at));

    [Theory]
    [InlineData(Away, "2026-11-22 03:59:59", "A away")]
    [InlineData(Away, "2026-11-22 04:00", "nowhere")]
    [InlineData(In, "2026-11-22 03:59:59", "A present")]
    [InlineData(In, "2026-11-22 04:00", "nowhere")]
    public void Presence_AnotherEvent_StartsTheLapseAnew(PresenceKind kind, string at, string expected) =>
        Assert.Equal(expected, State(new DutyBuilder().Post("A").Clock("zhou", "A", "08:00", In).Clock("zhou", "A", "10:00", kind), at));

    [Fact]
    public void Presence_OutElsewhere_DoesNotPutOffTheLapse()
    {
        var duty = new DutyBuilder().Post("A").Post("B").Clock("zhou", "A", "08:00", In).Clock("zhou", "B", "20:00", Out);

        Assert.Equal("A present", State(duty, "2026-11-22 01:59:59"));
        Assert.Equal("nowhere", State(duty, "2026-11-22 02:00"));
    }

    [Fact]
    public void Presence_LapseIsASetting_HoldsAsLongAsSet() =>
        Assert.Equal("nowhere", State(new DutyBuilder().Lapse(TimeSpan.FromHours(2)).Post("A").Clock("zhou", "A", "08:00", In), "10:00"));

    [Fact]
    public void LapsedAt_UntilThePersonClocksAgain_IsListed()
    {
        var duty = new DutyBuilder().Post("A").Post("B")
            .Clock("zhou", "A", "08:00", In)
            .Clock("li", "A", "07:00", Away)
            .Clock("wang", "A", "07:00", In).Clock("wang", "A", "19:00", Out)
            .Clock("zhou", "B", "2026-11-22 09:00", In);
        var coverage = duty.Build();

        Assert.Empty(coverage.LapsedAt(duty.At("2026-11-22 00:59:59")));
        Assert.Equal([duty.Person("li"), duty.Person("zhou")], coverage.LapsedAt(duty.At("2026-11-22 08:59:59")).Select(lapsed => lapsed.Person));
        var left = Assert.Single(coverage.LapsedAt(duty.At("2026-11-22 09:00")));
        Assert.Equal(
            new LapsedPresence(duty.Person("li"), duty.PostOf("A").Id, true, duty.At("07:00"), duty.At("2026-11-22 01:00")), left);
    }

    [Fact]
    public void StateOf_StepsAwayAndBack_KeepsTheArrival()
    {
        var duty = new DutyBuilder().Post("A").Post("B")
            .Clock("zhou", "B", "06:00", In).Clock("zhou", "A", "08:00", In).Clock("zhou", "A", "08:30", In)
            .Clock("zhou", "A", "09:00", Away).Clock("zhou", "A", "09:10", Away).Clock("zhou", "A", "09:20", Back);
        var (coverage, zhou, post) = (duty.Build(), duty.Person("zhou"), duty.PostOf("A").Id);

        Assert.Equal(
            new PersonState(zhou, post, false, duty.At("08:00"), duty.At("08:00"), duty.At("08:30").AddHours(18)),
            coverage.StateOf(zhou, duty.At("08:59")));
        Assert.Equal(
            new PersonState(zhou, post, true, duty.At("09:00"), duty.At("08:00"), duty.At("09:10").AddHours(18)),
            coverage.StateOf(zhou, duty.At("09:15")));
        Assert.Equal(
            new PersonState(zhou, post, false, duty.At("09:20"), duty.At("08:00"), duty.At("09:20").AddHours(18)),
            Assert.Single(coverage.States(duty.At("09:30"))));
    }

    private static DutyBuilder Tell(DutyBuilder duty, string story, int secondsApart)
    {
        var at = duty.At("08:00");
        foreach (var step in story.Split(' '))
        {
            duty.Clock("zhou", step[..1], at, Enum.Parse<PresenceKind>(step[2..], ignoreCase: true));
            at = at.AddSeconds(secondsApart);
        }

        return duty;
    }

    private static string State(DutyBuilder duty, string at)
    {
        var state = duty.Build().StateOf(duty.Person("zhou"), duty.At(at));
        var code = state is null ? "" : duty.Record().Posts.Single(post => post.Id == state.Post).Code;
        return state is null ? "nowhere" : $"{code} {(state.Away ? "away" : "present")}";
    }
}
