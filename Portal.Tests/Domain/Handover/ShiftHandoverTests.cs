using Portal.Domain.Handover;

namespace Portal.Tests.Domain.Handover;

/// <summary>Who may do what with a handover, and what is refused.</summary>
public sealed class ShiftHandoverTests
{
    private readonly HandoverBuilder _one = new();

    /// <summary>Each move in each state, by somebody of the outgoing turn, whoever signed it, of the incoming turn, and of neither.</summary>
    [Theory]
    [InlineData("open", "note", "ok ok handover.not-outgoing handover.not-outgoing")]
    [InlineData("offered", "note", "handover.frozen handover.frozen handover.frozen handover.frozen")]
    [InlineData("returned", "note", "ok ok handover.not-outgoing handover.not-outgoing")]
    [InlineData("accepted", "note", "handover.already-accepted handover.already-accepted handover.already-accepted handover.already-accepted")]
    [InlineData("open", "offer", "ok ok handover.not-outgoing handover.not-outgoing")]
    [InlineData("offered", "offer", "handover.frozen handover.frozen handover.frozen handover.frozen")]
    [InlineData("returned", "offer", "ok ok handover.not-outgoing handover.not-outgoing")]
    [InlineData("accepted", "offer", "handover.already-accepted handover.already-accepted handover.already-accepted handover.already-accepted")]
    [InlineData("open", "return", "handover.not-offered handover.not-offered handover.not-offered handover.not-offered")]
    [InlineData("offered", "return", "handover.same-person handover.not-incoming ok handover.not-incoming")]
    [InlineData("returned", "return", "handover.not-offered handover.not-offered handover.not-offered handover.not-offered")]
    [InlineData("accepted", "return", "handover.already-accepted handover.already-accepted handover.already-accepted handover.already-accepted")]
    [InlineData("open", "accept", "handover.not-offered handover.not-offered handover.not-offered handover.not-offered")]
    [InlineData("offered", "accept", "handover.same-person handover.not-incoming ok handover.not-incoming")]
    [InlineData("returned", "accept", "handover.not-offered handover.not-offered handover.not-offered handover.not-offered")]
    [InlineData("accepted", "accept", "handover.already-accepted handover.already-accepted handover.already-accepted handover.already-accepted")]
    [InlineData("open", "amend", "handover.not-offered handover.not-offered handover.not-offered handover.not-offered")]
    [InlineData("offered", "amend", "ok ok ok handover.not-incoming")]
    [InlineData("returned", "amend", "handover.not-offered handover.not-offered handover.not-offered handover.not-offered")]
    [InlineData("accepted", "amend", "ok ok ok handover.not-incoming")]
    [InlineData("open", "close", "handover.not-accepted handover.not-accepted handover.not-accepted handover.not-accepted")]
    [InlineData("offered", "close", "handover.not-accepted handover.not-accepted handover.not-accepted handover.not-accepted")]
    [InlineData("accepted", "close", "handover.not-incoming handover.not-incoming ok handover.not-incoming")]
    public void Move_InAState_IsForWhomItIs(string state, string move, string answers)
    {
        var actual = "ABCE".Select(by =>
        {
            var one = In(state);
            var result = move switch
            {
                "note" => one.Note(by),
                "offer" => one.Offer(by),
                "return" => one.Return(by),
                "accept" => one.Accept(by),
                "amend" => one.Amend(by),
                _ => one.Close(by, 1),
            };
            return result.Refusal?.Code ?? "ok";
        });

        Assert.Equal(answers, string.Join(' ', actual));
    }

    [Theory]
    [InlineData('C', -10, "handover.not-outgoing")]
    [InlineData('E', -10, "handover.not-outgoing")]
    [InlineData('A', -721, "handover.not-begun")]
    [InlineData('A', -720, null)]
    [InlineData('B', 60, null)]
    public void Open_ByWhomAndWhen(char by, int minutes, string? code)
    {
        _one.Now = HandoverBuilder.End.AddMinutes(minutes);

        Assert.Equal(code, _one.Open(by).Refusal?.Code);
    }

    [Fact]
    public void Offer_WithSomethingMissing_NamesItWithItsClause()
    {
        _one.Opened().Before.AddRange([HandoverBuilder.Gate("灯", isDone: true), HandoverBuilder.Gate("运行记录"), HandoverBuilder.Gate("钥匙")]);

        var refusal = _one.Offer('A').Refusal!;

        Assert.Equal(("handover.hand-over-gate", "D-322"), (refusal.Code, refusal.Clause));
        Assert.Equal([2, "运行记录"], refusal.Args.Select(arg => arg is Portal.Domain.Rulebook.Wording name ? name.Chinese : arg));
        Assert.Equal(HandoverState.Open, _one.Handover.State);
        Assert.Empty(_one.Handover.Items);
    }

    [Theory]
    [InlineData(null, "handover.reason-for-missing")]
    [InlineData("  ", "handover.reason-for-missing")]
    [InlineData("打印机坏了", null)]
    public void Offer_WithoutWhatAReasonReplaces_NeedsTheReason(string? reason, string? code)
    {
        _one.Opened().Before.Add(HandoverBuilder.Gate("运行记录", orReason: true));
        if (reason is not null)
        {
            _one.Reasons["运行记录"] = reason;
        }

        Assert.Equal(code, _one.Offer('A').Refusal?.Code);
        Assert.Equal(code is null ? ["打印机坏了"] : [], _one.Handover.Log.Where(entry => entry.Kind == HandoverEventKind.WentWithout).Select(entry => entry.Text));
    }

    [Fact]
    public void Offer_AReasonForWhatNoReasonReplaces_DoesNotHelp()
    {
        _one.Opened().Before.Add(HandoverBuilder.Gate("运行记录"));
        _one.Reasons["运行记录"] = "没时间";

        Assert.Equal("handover.hand-over-gate", _one.Offer('A').Refusal?.Code);
    }

    [Fact]
    public void Accept_WithSomethingUnchecked_IsRefused_AndTheOutgoingSideKeepsIt()
    {
        _one.Offered().After.Add(HandoverBuilder.Gate("接班检查"));

        Assert.Equal("handover.take-over-gate", _one.Accept('C').Refusal?.Code);
        Assert.Equal((HandoverState.Offered, null), (_one.Handover.State, _one.Handover.Incoming));
    }

    [Fact]
    public void Returned_KeepsWhatWasSigned_AndTakesNewNotesOnly()
    {
        _one.Opened();
        _one.Note('A', "第一条");
        _one.Offer('A');
        Assert.Equal("handover.reason-missing", _one.Return('C', " ").Refusal?.Code);
        Assert.True(_one.Return('C', "缺钥匙数").IsDone);

        Assert.Equal("handover.note-stays", _one.TakeOut('A', 1).Refusal?.Code);
        Assert.True(_one.Note('B', "钥匙三把").IsDone);
        Assert.True(_one.Offer('B').IsDone);

        Assert.Equal(["第一条", "钥匙三把"], _one.Handover.Items.Select(item => item.Text));
        Assert.Equal("员工B", _one.Handover.OutgoingName);
        Assert.Equal("缺钥匙数", Assert.Single(_one.Handover.Log, entry => entry.Kind == HandoverEventKind.Returned).Text);
    }

    [Fact]
    public void TakeOut_BeforeAnySignature_RemovesTheNote_AndItsNumberNamesNoOther()
    {
        _one.Opened();
        _one.Note('A', "甲");
        _one.Note('A', "乙");

        Assert.Equal("handover.item-unknown", _one.TakeOut('A', 3).Refusal?.Code);
        Assert.True(_one.TakeOut('B', 1).IsDone);
        _one.Note('A', "丙");

        Assert.Equal([(2, "乙"), (3, "丙")], _one.Handover.Items.Select(item => (item.No, item.Text)));
    }

    [Fact]
    public void Offer_CarriesEachThingOnce_AlsoWhenItIsSignedAgain()
    {
        var since = HandoverBuilder.Start;
        _one.Carried.AddRange([new CarriedThing(CarriedKind.Case, "BX-1", "漏水", since), new CarriedThing(CarriedKind.Note, "earlier#4", "备用钥匙", since, "员工X")]);
        _one.Offered();
        _one.Return('C');
        _one.Carried.Add(new CarriedThing(CarriedKind.Obligation, "patrol|k", "巡查", since));

        _one.Offer('A');

        Assert.Equal(["Case BX-1", "Note earlier#4", "Obligation patrol|k"], _one.Handover.Items.Select(item => $"{item.Kind} {item.Subject}"));
    }

    [Fact]
    public void Close_EndsANoteOnce_AndNeverACase()
    {
        _one.Carried.AddRange([new CarriedThing(CarriedKind.Note, "n", "备用钥匙", HandoverBuilder.Start), new CarriedThing(CarriedKind.Case, "BX-1", "漏水", HandoverBuilder.Start)]);
        _one.Accepted();

        Assert.Equal("handover.item-unknown", _one.Close('C', 3).Refusal?.Code);
        Assert.Equal("handover.item-ends", _one.Close('C', 2).Refusal?.Code);
        Assert.Equal("handover.too-long", _one.Close('C', 1, new string('长', 501)).Refusal?.Code);
        Assert.True(_one.Close('D', 1, "已归还").IsDone);
        Assert.Equal("handover.item-ends", _one.Close('C', 1).Refusal?.Code);

        var item = _one.Handover.Items[0];
        Assert.Equal(("员工D", "已归还", _one.Now), (item.DoneBy, item.DoneNote, item.DoneAt));
    }

    [Theory]
    [InlineData(null, "handover.text-missing")]
    [InlineData(" ", "handover.text-missing")]
    [InlineData("501", "handover.too-long")]
    [InlineData("500", null)]
    public void Note_Text_IsChecked(string? text, string? code)
    {
        _one.Opened();

        Assert.Equal(code, _one.Note('A', int.TryParse(text, out var length) ? new string('字', length) : text).Refusal?.Code);
    }

    [Fact]
    public void Note_MoreThanAHundred_IsRefused()
    {
        _one.Opened();
        for (var count = 0; count < ShiftHandover.MostNotes; count++)
        {
            Assert.True(_one.Note('A').IsDone);
        }

        Assert.Equal("handover.too-many", _one.Note('A').Refusal?.Code);
    }

    private static HandoverBuilder In(string state)
    {
        var one = new HandoverBuilder();
        one.Carried.Add(new CarriedThing(CarriedKind.Note, "n", "备用钥匙", HandoverBuilder.Start));
        switch (state)
        {
            case "open":
                return one.Opened();
            case "offered":
                return one.Offered();
            case "returned":
                one.Offered();
                Assert.True(one.Return('C').IsDone);
                return one;
            default:
                return one.Accepted();
        }
    }
}
