using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

public sealed class CaseIntakeTests
{
    [Theory]
    [InlineData(CaseKind.Complaint)]
    [InlineData(CaseKind.Repair)]
    [InlineData(CaseKind.Service)]
    [InlineData(CaseKind.Enquiry)]
    [InlineData(CaseKind.Suggestion)]
    public void Receive_OfEveryKind_IsPendingUntilResolvedAndNewOnTheDesk(CaseKind kind)
    {
        var taken = Case.Receive(Id(1), Number(kind), Intake(kind), Move(5)).Value;

        Assert.Equal(CaseStatus.New, taken.Status);
        Assert.Equal(Nine, taken.ReceivedAt);
        Assert.Equal(1, taken.Version);
        Assert.Equal(CaseEventKind.Received, Assert.Single(taken.Log).Kind);
        Assert.Equal(1, CaseSummary.At([taken.History], At(5), TimeLimits.None, Shanghai).ByKind[kind].Pending);
    }

    [Fact]
    public void Receive_InAnotherZone_KeepsUtc()
    {
        var local = Intake(receivedAt: Nine.ToOffset(TimeSpan.FromHours(8)));

        var taken = Case.Receive(Id(1), Number(), local, Move(5)).Value;

        Assert.Equal(TimeSpan.Zero, taken.ReceivedAt.Offset);
        Assert.Equal(Nine, taken.ReceivedAt);
    }

    [Fact]
    public void Receive_WithBlankTitle_IsRefused()
    {
        Refused(CaseRefusals.TitleMissing, Intake(title: "  "));
    }

    [Fact]
    public void Receive_InTheFuture_IsRefused()
    {
        Refused(CaseRefusals.ReceivedInFuture, Intake(receivedAt: At(6)));
    }

    [Fact]
    public void Receive_WithALimitBeforeReceipt_IsRefused()
    {
        Refused(CaseRefusals.ResolveDueBeforeReceived, Intake(resolveDue: At(-1)));
    }

    public static TheoryData<Refusal, CaseIntake> ServiceGaps => new()
    {
        { CaseRefusals.UnitMissing, new() { Kind = CaseKind.Service, Title = "通下水", ReceivedAt = Nine, Channel = CaseChannel.Phone, CallerPhone = "138" } },
        { CaseRefusals.ContactMissing, new() { Kind = CaseKind.Service, Title = "通下水", ReceivedAt = Nine, Channel = CaseChannel.Phone, Unit = Flat, CallerPhone = " " } },
        { CaseRefusals.TitleMissing, new() { Kind = CaseKind.Service, Title = "", ReceivedAt = Nine, Channel = CaseChannel.Phone, Unit = Flat, CallerPhone = "138" } },
        { CaseRefusals.ReceivedAtMissing, new() { Kind = CaseKind.Service, Title = "通下水", ReceivedAt = null, Channel = CaseChannel.Phone, Unit = Flat, CallerPhone = "138" } },
    };

    [Theory]
    [MemberData(nameof(ServiceGaps), DisableDiscoveryEnumeration = true)]
    [Clause("B-209")]
    public void Receive_ServiceLackingUnitContactContentOrTime_IsRefused(Refusal refusal, CaseIntake intake)
    {
        Refused(refusal, intake);
    }

    [Theory]
    [InlineData(CaseChannel.FaceToFace, true)]
    [InlineData(CaseChannel.Phone, true)]
    [InlineData(CaseChannel.FrontDesk, true)]
    [InlineData(CaseChannel.Online, false)]
    [InlineData(null, false)]
    [Clause("B-208")]
    public void Receive_Service_NeedsOneOfThreeChannels(CaseChannel? channel, bool accepted)
    {
        var intake = new CaseIntake
        {
            Kind = CaseKind.Service, Title = "通下水", ReceivedAt = Nine, Channel = channel, Unit = Flat, CallerPhone = "138",
        };

        var result = Case.Receive(Id(1), Number(CaseKind.Service), intake, Move(5));

        Assert.Equal(accepted ? null : CaseRefusals.ChannelMissing, result.Refusal);
    }

    [Fact]
    public void Receive_ComplaintWithoutCaller_IsAccepted()
    {
        var intake = new CaseIntake { Kind = CaseKind.Complaint, Title = "噪音", ReceivedAt = Nine };

        Assert.True(Case.Receive(Id(1), Number(), intake, Move(5)).IsDone);
    }

    private static void Refused(Refusal expected, CaseIntake intake) =>
        Assert.Equal(expected, Case.Receive(Id(1), Number(intake.Kind), intake, Move(5)).Refusal);
}
