using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

public sealed class CaseImportTests
{
    public static TheoryData<Refusal, CaseRow> Impossible => new()
    {
        { CaseRefusals.ClosedUnresolved, Row() with { ClosedAt = At(10) } },
        { CaseRefusals.ResolvedBeforeReceived.With(Nine), Row() with { ResolvedAt = At(-1) } },
        { CaseRefusals.ClosedBeforeResolved.With(At(10)), Row() with { ResolvedAt = At(10), ClosedAt = At(9) } },
        { CaseRefusals.SatisfactionRange, Row() with { Satisfaction = 0 } },
        { CaseRefusals.SatisfactionRange, Row() with { Satisfaction = 6 } },
        { CaseRefusals.ReopenedNegative, Row() with { Reopened = -1 } },
        { CaseRefusals.TitleMissing, Row() with { Title = " " } },
        { CaseRefusals.IdMissing, Row(" ") },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public void Row_ThatCannotBe_IsRefusedWithItsColumn(Refusal refusal, CaseRow row)
    {
        Assert.Equal(refusal, Case.FromHistory(Id(1), Number(), row, Move(600)).Refusal);

        var one = Imported(Row());
        Assert.Equal(refusal, one.Correct(row, Move(700)).Refusal);
        Assert.Equal(1, one.Version);
    }

    [Fact]
    public void Row_ResolvedAtReceiptAndClosedAtOnce_IsAccepted()
    {
        var one = Imported(Row() with { ResolvedAt = Nine, ClosedAt = Nine });

        Assert.Equal(CaseStatus.Closed, one.Status);
    }

    [Theory]
    [InlineData(false, false, false, false, CaseStatus.New)]
    [InlineData(true, false, false, false, CaseStatus.Assigned)]
    [InlineData(true, true, false, false, CaseStatus.InProgress)]
    [InlineData(false, true, false, false, CaseStatus.New)]
    [InlineData(true, true, true, false, CaseStatus.AwaitingCallback)]
    [InlineData(false, false, true, true, CaseStatus.Closed)]
    public void Row_LandsInItsColumn(bool assigned, bool responded, bool resolved, bool closed, CaseStatus status)
    {
        var row = Row() with
        {
            AssignedTo = assigned ? Zhou : null,
            RespondedAt = responded ? At(1) : null,
            ResolvedAt = resolved ? At(2) : null,
            ClosedAt = closed ? At(3) : null,
        };

        Assert.Equal(status, Imported(row).Status);
    }

    [Fact]
    public void Reopened_FromAFile_IsACountOnly()
    {
        var one = Imported(Row() with { Reopened = 2, ResolvedAt = At(10) });

        Assert.Equal(2, one.Reopened);
        Assert.Empty(one.Reopenings);
        Assert.False(one.History.IsEffective(3));
        Assert.Equal(CaseStanding.Pending, one.History.StandingAt(At(9)));
    }

    [Fact]
    public void Correct_WithTheSameRow_ChangesNothing()
    {
        var row = Row() with { Category = "门禁", ResolveDue = At(60).ToOffset(TimeSpan.FromHours(8)) };
        var one = Imported(row);

        Assert.False(one.Correct(row with { Category = " 门禁 ", ResolveDue = At(60) }, Move(700)).Value);
        Assert.Equal(1, one.Version);
        Assert.Single(one.Log);
    }

    [Fact]
    public void Correct_WithNewContent_TakesItOver()
    {
        var one = Imported(Row() with { Category = "门禁", AssignedTo = Zhou });

        Assert.True(one.Correct(Row() with { Title = "门禁再失灵", AssignedTo = Li, ResolvedAt = At(10) }, Move(700)).Value);

        Assert.Equal("门禁再失灵", one.Title);
        Assert.Null(one.Category);
        Assert.Equal(Li, one.AssignedTo);
        Assert.Equal(At(10), one.ResolvedAt);
        Assert.Equal(2, one.Version);
        Assert.Equal(CaseEventKind.Corrected, one.Log[^1].Kind);
    }

    [Fact]
    public void Correct_WithTheOldFile_NeverUndoesTheDesk()
    {
        var row = Row() with { AssignedTo = Zhou, Reopened = 1 };
        var one = Imported(row);
        Done(one.Resolve("已修好", Move(610)));
        Done(one.Reopen("又坏了", Move(620)));
        Done(one.Assign(Li, Move(630)));

        Assert.False(one.Correct(row, Move(640)).Value);
        Assert.True(one.Correct(row with { Title = "大堂门禁", Reopened = 2 }, Move(650)).Value);

        Assert.Equal("大堂门禁", one.Title);
        Assert.Equal(Li, one.AssignedTo);
        Assert.Equal(3, one.Reopened);
        Assert.Single(one.Reopenings);
    }

    [Fact]
    public void Correct_AgainstAReopeningHere_IsRefused()
    {
        var row = Row() with { ResolvedAt = At(10) };
        var one = Imported(row);
        Done(one.Reopen("又坏了", Move(620)));
        var version = one.Version;

        Assert.Equal(CaseRefusals.ResolvedBeforeReopened.With(At(620)), one.Correct(row with { ResolvedAt = At(30) }, Move(640)).Refusal);
        Assert.Equal(CaseRefusals.ReceivedAfterReopening.With(At(10)), one.Correct(row with { ReceivedAt = At(11), ResolvedAt = At(630) }, Move(640)).Refusal);
        Assert.Equal(version, one.Version);
    }

    [Fact]
    public void Correct_OfACaseResolvedHere_MayCloseIt()
    {
        var row = Row() with { AssignedTo = Zhou };
        var one = Imported(row);
        Done(one.Resolve("已修好", Move(610)));

        Assert.Equal(CaseRefusals.ClosedUnresolved, one.Correct(row with { ClosedAt = At(650) }, Move(660)).Refusal);
        Assert.True(one.Correct(row with { ResolvedAt = At(610), ClosedAt = At(650) }, Move(660)).Value);
        Assert.Equal(CaseStatus.Closed, one.Status);
    }

    [Fact]
    public void Imported_FutureStep_HoldsBackEarlierMoves()
    {
        var one = Case.FromHistory(Id(1), Number(), Row() with { ResolvedAt = At(30) }, Move(0)).Value;

        Assert.Equal(CaseRefusals.BeforeLastStep.With(At(30)), one.Close(Move(20), []).Refusal);
    }
}
