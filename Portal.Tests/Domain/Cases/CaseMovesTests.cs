using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Cases.CaseBuilder;

namespace Portal.Tests.Domain.Cases;

public sealed class CaseMovesTests
{
    private const string Ok = "";

    private static readonly Dictionary<string, Func<Case, Result>> Verbs = new(StringComparer.Ordinal)
    {
        ["assign"] = one => one.Assign(Li, Move(10)),
        ["reassign"] = one => one.Reassign(Li, Move(10)),
        ["hand-up"] = one => one.HandUp(Li, "故意刁难", Move(10)),
        ["respond"] = one => one.Respond(Move(10)),
        ["resolve"] = one => one.Resolve("已修好", Move(10)),
        ["call-back"] = one => one.CallBack(5, null, Move(10)),
        ["close"] = one => one.Close(Move(10), []),
        ["reopen"] = one => one.Reopen("又漏了", Move(10)),
        ["note"] = one => one.AddNote("等配件", Move(10)),
    };

    [Theory]
    [InlineData("assign", CaseStatus.New, Ok)]
    [InlineData("assign", CaseStatus.Assigned, "cases.already-assigned")]
    [InlineData("assign", CaseStatus.InProgress, "cases.already-assigned")]
    [InlineData("assign", CaseStatus.AwaitingCallback, "cases.already-resolved")]
    [InlineData("assign", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("reassign", CaseStatus.New, "cases.not-assigned")]
    [InlineData("reassign", CaseStatus.Assigned, Ok)]
    [InlineData("reassign", CaseStatus.InProgress, Ok)]
    [InlineData("reassign", CaseStatus.AwaitingCallback, "cases.already-resolved")]
    [InlineData("reassign", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("hand-up", CaseStatus.New, "cases.not-assigned")]
    [InlineData("hand-up", CaseStatus.Assigned, Ok)]
    [InlineData("hand-up", CaseStatus.InProgress, Ok)]
    [InlineData("hand-up", CaseStatus.AwaitingCallback, "cases.already-resolved")]
    [InlineData("hand-up", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("respond", CaseStatus.New, "cases.not-assigned")]
    [InlineData("respond", CaseStatus.Assigned, Ok)]
    [InlineData("respond", CaseStatus.InProgress, "cases.already-responded")]
    [InlineData("respond", CaseStatus.AwaitingCallback, "cases.already-resolved")]
    [InlineData("respond", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("resolve", CaseStatus.New, "cases.not-assigned")]
    [InlineData("resolve", CaseStatus.Assigned, Ok)]
    [InlineData("resolve", CaseStatus.InProgress, Ok)]
    [InlineData("resolve", CaseStatus.AwaitingCallback, "cases.already-resolved")]
    [InlineData("resolve", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("call-back", CaseStatus.New, "cases.not-resolved")]
    [InlineData("call-back", CaseStatus.Assigned, "cases.not-resolved")]
    [InlineData("call-back", CaseStatus.InProgress, "cases.not-resolved")]
    [InlineData("call-back", CaseStatus.AwaitingCallback, Ok)]
    [InlineData("call-back", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("close", CaseStatus.New, "cases.not-resolved")]
    [InlineData("close", CaseStatus.Assigned, "cases.not-resolved")]
    [InlineData("close", CaseStatus.InProgress, "cases.not-resolved")]
    [InlineData("close", CaseStatus.AwaitingCallback, Ok)]
    [InlineData("close", CaseStatus.Closed, "cases.already-closed")]
    [InlineData("reopen", CaseStatus.New, "cases.not-resolved")]
    [InlineData("reopen", CaseStatus.Assigned, "cases.not-resolved")]
    [InlineData("reopen", CaseStatus.InProgress, "cases.not-resolved")]
    [InlineData("reopen", CaseStatus.AwaitingCallback, Ok)]
    [InlineData("reopen", CaseStatus.Closed, Ok)]
    [InlineData("note", CaseStatus.New, Ok)]
    [InlineData("note", CaseStatus.Assigned, Ok)]
    [InlineData("note", CaseStatus.InProgress, Ok)]
    [InlineData("note", CaseStatus.AwaitingCallback, Ok)]
    [InlineData("note", CaseStatus.Closed, Ok)]
    public void Verb_InEveryStatus_IsAllowedOrNamesItsRefusal(string verb, CaseStatus status, string refusal)
    {
        var one = In(status);
        var (version, entries) = (one.Version, one.Log.Count);

        var result = Verbs[verb](one);

        Assert.Equal(refusal, result.Refusal?.Code ?? Ok);
        var changed = result.IsDone ? 1 : 0;
        Assert.Equal(version + changed, one.Version);
        Assert.Equal(entries + changed, one.Log.Count);
        Assert.True(result.IsDone || one.Status == status);
    }

    [Theory]
    [InlineData("assign", CaseStatus.New, CaseStatus.Assigned)]
    [InlineData("reassign", CaseStatus.InProgress, CaseStatus.Assigned)]
    [InlineData("hand-up", CaseStatus.InProgress, CaseStatus.Assigned)]
    [InlineData("respond", CaseStatus.Assigned, CaseStatus.InProgress)]
    [InlineData("resolve", CaseStatus.Assigned, CaseStatus.AwaitingCallback)]
    [InlineData("resolve", CaseStatus.InProgress, CaseStatus.AwaitingCallback)]
    [InlineData("call-back", CaseStatus.AwaitingCallback, CaseStatus.AwaitingCallback)]
    [InlineData("close", CaseStatus.AwaitingCallback, CaseStatus.Closed)]
    [InlineData("reopen", CaseStatus.AwaitingCallback, CaseStatus.New)]
    [InlineData("reopen", CaseStatus.Closed, CaseStatus.New)]
    public void Verb_WhenAllowed_LeadsToItsColumn(string verb, CaseStatus from, CaseStatus to)
    {
        var one = In(from);

        Done(Verbs[verb](one));

        Assert.Equal(to, one.Status);
    }

    [Fact]
    public void EveryVerb_OnAStaleScreen_NamesWhoWasFasterAndWhen()
    {
        var one = In(CaseStatus.Assigned);

        var result = one.Reassign(Li, Move(10, seen: one.Version - 1));

        Assert.Equal(CaseRefusals.ChangedMeanwhile.With("林", At(1)), result.Refusal);
        Assert.Equal(Zhou, one.AssignedTo);
        Done(one.Reassign(Li, Move(10, seen: one.Version)));
    }

    [Fact]
    public void Assign_BySecondOfTwoSupervisors_IsRefusedAndChangesNothing()
    {
        var one = In(CaseStatus.New);
        var seen = one.Version;

        Done(one.Assign(Zhou, Move(1, seen)));
        var second = one.Assign(Li, Move(2, seen));

        Assert.Equal("cases.changed-meanwhile", second.Refusal?.Code);
        Assert.Equal(Zhou, one.AssignedTo);
    }

    [Fact]
    public void Verb_DatedBeforeTheLastStep_IsRefused()
    {
        var one = In(CaseStatus.InProgress);

        Assert.Equal(CaseRefusals.BeforeLastStep.With(At(2)), one.Resolve("已修好", Move(1.9)).Refusal);
        Done(one.Resolve("已修好", Move(2)));
        Assert.Equal(CaseRefusals.BeforeLastStep.With(At(2)), one.Close(Move(1), []).Refusal);
    }

    [Fact]
    public void Reassign_ToTheSamePerson_IsRefused()
    {
        Assert.Equal(CaseRefusals.SamePerson, In(CaseStatus.Assigned).Reassign(Zhou, Move(10)).Refusal);
    }

    [Fact]
    public void Reassign_AfterResponse_KeepsTheFirstResponse()
    {
        var one = In(CaseStatus.InProgress);

        Done(one.Reassign(Li, Move(10)));
        Done(one.Respond(Move(20)));

        Assert.Equal(At(2), one.RespondedAt);
        Assert.Equal(At(20), one.StartedAt);
    }

    [Fact]
    public void Resolve_WithoutResponse_ImpliesOne()
    {
        var one = In(CaseStatus.Assigned);

        Done(one.Resolve("已修好", Move(10)));

        Assert.Equal(At(10), one.RespondedAt);
    }

    [Theory]
    [InlineData(CaseKind.Service)]
    [InlineData(CaseKind.Repair)]
    [Clause("B-145")]
    public void Service_WithoutHandlerOrCompletionEntry_IsNotClosed(CaseKind kind)
    {
        var unassigned = In(CaseStatus.New, kind);
        Assert.Equal(CaseRefusals.NotAssigned, unassigned.Resolve("已完成", Move(10)).Refusal);

        var one = In(CaseStatus.InProgress, kind);
        Assert.Equal(CaseRefusals.ResultMissing, one.Resolve(" ", Move(10)).Refusal);
        Assert.Equal(CaseRefusals.NotResolved, one.Close(Move(10), []).Refusal);

        Done(one.Resolve("已完成", Move(10)));
        Done(one.Close(Move(11), []));
    }

    [Fact]
    [Clause("A-035")]
    public void Enquiry_Answered_IsClosedWithTheAnswerGiven()
    {
        var one = In(CaseStatus.Assigned, CaseKind.Enquiry);

        Done(one.Resolve("押金在验收后 30 天退还", Move(10)));
        Done(one.Close(Move(10), []));

        Assert.Equal(CaseStatus.Closed, one.Status);
        Assert.Equal("押金在验收后 30 天退还", one.Log.Single(entry => entry.Kind == CaseEventKind.Resolved).Note);
    }

    [Fact]
    [Clause("A-065")]
    public void HandUp_OfADifficultUser_LeavesTheFinishToTheTeamLeader()
    {
        var one = In(CaseStatus.InProgress);

        Done(one.HandUp(Lin, "故意刁难", MoveBy(Zhou, 10)));

        Assert.Equal(Lin, one.AssignedTo);
        Assert.Equal(CaseRefusals.HandedUp, one.Resolve("算了", MoveBy(Zhou, 11)).Refusal);
        Done(one.Resolve("已谈妥", MoveBy(Lin, 12)));
        Assert.Equal(CaseRefusals.HandedUp, one.Close(MoveBy(Zhou, 13), []).Refusal);
        Done(one.Close(MoveBy(Lin, 14), []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void CallBack_OutsideOneToFive_IsRefused(int satisfaction)
    {
        Assert.Equal(CaseRefusals.SatisfactionRange, In(CaseStatus.AwaitingCallback).CallBack(satisfaction, "", Move(10)).Refusal);
    }

    [Fact]
    public void CallBack_WithoutAnswer_NeedsANoteAndKeepsTheEarlierAnswer()
    {
        var one = In(CaseStatus.AwaitingCallback);
        Done(one.CallBack(4, null, Move(10)));

        Assert.Equal(CaseRefusals.NoteMissing, one.CallBack(null, " ", Move(11)).Refusal);
        Done(one.CallBack(null, "无人接听", Move(12)));

        Assert.Equal(4, one.Satisfaction);
        Assert.Equal([4, null], one.Log.Where(entry => entry.Kind == CaseEventKind.CalledBack).Select(entry => entry.Satisfaction));
    }

    [Fact]
    [Clause("D-081", "E-096")]
    public void Close_WhereTheSiteAsksForASatisfiedCustomer_NeedsThatAnswer()
    {
        ClosingRule[] rules = [new(CaseKind.Complaint, "D-081", 3)];
        var one = In(CaseStatus.AwaitingCallback);

        Assert.Equal(CaseRefusals.CallBackFirst with { Clause = "D-081" }, one.Close(Move(10), rules).Refusal);
        Done(one.CallBack(2, null, Move(11)));
        Assert.Equal("cases.not-satisfied", one.Close(Move(12), rules).Refusal?.Code);
        Done(one.CallBack(3, null, Move(13)));
        Done(one.Close(Move(14), rules));
    }

    [Fact]
    public void Close_OfAnotherKind_IsNotHeldByTheRule()
    {
        Done(In(CaseStatus.AwaitingCallback, CaseKind.Repair).Close(Move(10), [new(CaseKind.Complaint, "D-081", 3)]));
    }

    [Fact]
    public void Reopen_WithoutReason_IsRefused()
    {
        Assert.Equal(CaseRefusals.ReasonMissing, In(CaseStatus.Closed).Reopen(" ", Move(10)).Refusal);
    }

    [Fact]
    public void Reopen_KeepsLimitTimeUsedFirstResponseAndTheLog()
    {
        var one = Received(resolveDue: At(60));
        Done(one.Assign(Zhou, Move(5)));
        Done(one.Resolve("已修好", Move(30)));
        Done(one.CallBack(5, null, Move(40)));
        Done(one.Close(Move(50), []));

        Done(one.Reopen("又漏了", Move(100)));

        Assert.Equal(TimeSpan.FromMinutes(30), one.History.TimeUsedAt(At(100)));
        Assert.Equal(TimeSpan.FromMinutes(45), one.History.TimeUsedAt(At(115)));
        Assert.Equal(At(60), one.ResolveDue);
        Assert.True(one.History.IsOverdueAt(At(100), TimeLimits.None));
        Assert.Equal(At(30), one.RespondedAt);
        Assert.Null(one.Satisfaction);
        Assert.Equal(1, one.Reopened);
        Assert.Equal(
            [CaseEventKind.Received, CaseEventKind.Assigned, CaseEventKind.Resolved, CaseEventKind.CalledBack, CaseEventKind.Closed, CaseEventKind.Reopened],
            one.Log.Select(entry => entry.Kind));
        Assert.Equal(Enumerable.Range(1, 6), one.Log.Select(entry => entry.No));
    }
}
