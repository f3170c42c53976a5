using Portal.Domain.Duty;
using static Portal.Domain.Duty.ClockWarning;
using static Portal.Domain.Duty.PresenceKind;
using static Portal.Tests.Domain.Duty.DutyBuilder;

namespace Portal.Tests.Domain.Duty;

public sealed class ClockPolicyTests
{
    public static TheoryData<string, string, PresenceKind, ClockWarning[]> Clockings => new()
    {
        // zhou (certified) and li are at A, which needs one; wang is at B, which needs one
        { "new", "B", In, [] },
        { "new", "A", In, [Unqualified] },
        { "new", "A", Out, [OutWithoutIn] },
        { "new", "A", PresenceKind.Away, [] },
        { "zhou", "A", In, [] },
        { "zhou", "A", Out, [LeavesGap] },
        { "zhou", "A", PresenceKind.Away, [LeavesGap] },
        { "zhou", "B", In, [LeavesOtherPost, LeavesGap] },
        { "zhou", "B", Out, [OutWithoutIn] },
        { "li", "A", Out, [] }, // counts as unqualified, so nobody misses him
        { "wang", "B", Out, [LeavesGap] },
        { "wang", "A", In, [LeavesOtherPost, LeavesGap, Unqualified] },
    };

    [Theory]
    [MemberData(nameof(Clockings))]
    public void Judge_Clocking_WarnsOfWhatIsOdd(string person, string post, PresenceKind kind, ClockWarning[] expected)
    {
        var duty = new DutyBuilder()
            .Post("A", Window("08:00", "20:00", 1, qualification: "fire")).Post("B", Window("08:00", "20:00", 1))
            .Holds("zhou", "fire", "2027-01-01")
            .Clock("zhou", "A", "08:00", In).Clock("li", "A", "08:00", In).Clock("wang", "B", "08:00", In);

        Assert.Equal(expected, ClockPolicy.Judge(duty.Build(), duty.Person(person), duty.PostOf(post), kind, duty.At("09:00")));
    }

    [Fact]
    public void Judge_SuccessorIsThere_LetsThePredecessorGo()
    {
        var duty = new DutyBuilder().Post("A", Window("08:00", "20:00", 1)).Clock("zhou", "A", "08:00", In).Clock("li", "A", "08:50", In);

        Assert.Empty(ClockPolicy.Judge(duty.Build(), duty.Person("zhou"), duty.PostOf("A"), Out, duty.At("09:00")));
    }
}
