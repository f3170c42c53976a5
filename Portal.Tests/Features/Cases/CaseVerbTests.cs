using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

[Trait("Engines", "Both")]
public sealed class CaseVerbTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;

    public async Task InitializeAsync() => _house = await new CaseHouse(_app).OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Case_FromTelephoneToClosingAndBack_IsLoggedStepByStep()
    {
        var taken = await _house.TakeAsync();
        await _house.AssignAsync(taken, _house.Zhou);
        _app.Clock.Advance(TimeSpan.FromMinutes(20));
        CaseHouse.Done(await _house.Do<RespondToCase>().RunAsync(PortalApp.Tester, taken.Id, "已到场", null, default));
        CaseHouse.Done(await _house.Do<AddCaseNote>().RunAsync(PortalApp.Tester, taken.Id, "需换垫圈", default));
        CaseHouse.Done(await _house.Do<ResolveCase>().RunAsync(PortalApp.Tester, taken.Id, "已更换", null, default));
        CaseHouse.Done(await _house.Do<CallBackCase>().RunAsync(PortalApp.Tester, taken.Id, 5, "满意", null, default));
        CaseHouse.Done(await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, taken.Id, null, default));
        CaseHouse.Done(await _house.Do<ReopenCase>().RunAsync(PortalApp.Tester, taken.Id, "又漏了", null, default));

        var one = await _house.ReadAsync(taken);

        Assert.Equal(("TS-20261121-0001", CaseStatus.New, 1), (taken.Number, one.Status, one.Reopened));
        Assert.Equal(
            [
                CaseEventKind.Received, CaseEventKind.Assigned, CaseEventKind.Responded, CaseEventKind.Noted,
                CaseEventKind.Resolved, CaseEventKind.CalledBack, CaseEventKind.Closed, CaseEventKind.Reopened,
            ],
            one.Log.OrderBy(entry => entry.No).Select(entry => entry.Kind));
        Assert.Equal(_house.Now - TimeSpan.FromMinutes(20), one.ReceivedAt);
        Assert.Equal(_house.Now, one.RespondedAt);
    }

    [Fact]
    public async Task Verbs_OfSomebodyWhoIsNotSignedIn_AreRefusedAndChangeNothing()
    {
        var taken = await _house.TakeAsync();

        var refusals = new[]
        {
            (await _house.Do<TakeCase>().RunAsync(Actor.Anonymous, Tests.Domain.Cases.CaseBuilder.Intake(), default)).Refusal,
            (await _house.Do<AssignCase>().RunAsync(Actor.Anonymous, taken.Id, _house.Zhou.Id, null, default)).Refusal,
            (await _house.Do<HandUpCase>().RunAsync(Actor.Anonymous, taken.Id, _house.Chen.Id, "x", null, default)).Refusal,
            (await _house.Do<RespondToCase>().RunAsync(Actor.Anonymous, taken.Id, null, null, default)).Refusal,
            (await _house.Do<AddCaseNote>().RunAsync(Actor.Anonymous, taken.Id, "x", default)).Refusal,
            (await _house.Do<ResolveCase>().RunAsync(Actor.Anonymous, taken.Id, "x", null, default)).Refusal,
            (await _house.Do<CallBackCase>().RunAsync(Actor.Anonymous, taken.Id, 5, null, null, default)).Refusal,
            (await _house.Do<CloseCase>().RunAsync(Actor.Anonymous, taken.Id, null, default)).Refusal,
            (await _house.Do<ReopenCase>().RunAsync(Actor.Anonymous, taken.Id, "x", null, default)).Refusal,
            (await _house.Do<ShowCase>().RunAsync(Actor.Anonymous, taken.Number, default)).Refusal,
            (await _house.Do<FindCases>().RunAsync(Actor.Anonymous, new CaseFilter(), 0, 10, default)).Refusal,
            (await _house.Do<ReadCaseSummary>().RunAsync(Actor.Anonymous, _house.Now, default)).Refusal,
        };

        Assert.All(refusals, refusal => Assert.Equal(AccessRefusals.SignInFirst, refusal));
        Assert.Equal(1, (await _house.ReadAsync(taken)).Version);
    }

    [Fact]
    public async Task Assign_SeenBeforeSomebodyElseMoved_IsRefusedWithWhoAndWhen()
    {
        var taken = await _house.TakeAsync();
        var colleague = Actor.System("林主管");
        CaseHouse.Done(await _house.Do<AssignCase>().RunAsync(colleague, taken.Id, _house.Li.Id, seenVersion: 1, default));

        var late = await _house.Do<AssignCase>().RunAsync(PortalApp.Tester, taken.Id, _house.Zhou.Id, seenVersion: 1, default);

        Assert.Equal(CaseRefusals.ChangedMeanwhile.With("林主管", _house.Now), late.Refusal);
        Assert.Equal(_house.Li.Id, (await _house.ReadAsync(taken)).AssignedTo);
    }

    [Fact]
    public async Task Assign_CaseInHand_SendsSomebodyElse()
    {
        var taken = await _house.TakeAsync();
        await _house.AssignAsync(taken, _house.Zhou);

        await _house.AssignAsync(taken, _house.Li);

        var one = await _house.ReadAsync(taken);
        Assert.Equal((_house.Li.Id, CaseEventKind.Reassigned), (one.AssignedTo!.Value, one.Log.MaxBy(entry => entry.No)!.Kind));
    }

    [Fact]
    public async Task Assign_SomebodyUnknownOrGone_IsRefused()
    {
        var taken = await _house.TakeAsync();
        var gone = CaseHouse.Somebody(9, "E009", "孙离", "维修工");
        gone.Leave();
        await _app.SeedAsync(gone);

        var unknown = await _house.Do<AssignCase>().RunAsync(PortalApp.Tester, taken.Id, TypedId.New<PersonId>(_house.Now), null, default);
        var left = await _house.Do<AssignCase>().RunAsync(PortalApp.Tester, taken.Id, gone.Id, null, default);

        Assert.Equal("cases.person-unknown", unknown.Refusal?.Code);
        Assert.Equal(CaseFeatureRefusals.PersonLeft.With("孙离"), left.Refusal);
    }

    [Fact]
    public async Task Verbs_OnACaseThatDoesNotExist_AreRefused()
    {
        var refusal = (await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, TypedId.New<CaseId>(_house.Now), null, default)).Refusal;

        Assert.Equal(CaseFeatureRefusals.CaseUnknown, refusal);
    }

    [Fact]
    public async Task Close_WithClosingRuleAndNoCallBack_IsRefusedAndNamesTheClause()
    {
        await _app.SeedAsync(new ClosingRule(CaseKind.Complaint, "E-096"));
        var taken = await _house.TakeAsync();
        await _house.ResolveAsync(taken, _house.Zhou);

        var early = await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, taken.Id, null, default);
        CaseHouse.Done(await _house.Do<CallBackCase>().RunAsync(PortalApp.Tester, taken.Id, 4, null, null, default));
        var late = await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, taken.Id, null, default);

        Assert.Equal(("cases.call-back-first", "E-096"), (early.Refusal?.Code, early.Refusal?.Clause));
        CaseHouse.Done(late);
    }

    [Fact, Clause("A-065")]
    public async Task HandUp_ToATeamLeader_TakesTheCaseFromItsHandlerForGood()
    {
        var taken = await _house.TakeAsync();
        await _house.AssignAsync(taken, _house.Zhou);
        var zhou = new Actor(ActorKind.System, "zhou", "周海", _house.Zhou.Id);

        var toColleague = await _house.Do<HandUpCase>().RunAsync(zhou, taken.Id, _house.Li.Id, "故意刁难", null, default);
        CaseHouse.Done(await _house.Do<HandUpCase>().RunAsync(zhou, taken.Id, _house.Chen.Id, "故意刁难", null, default));
        var byZhou = await _house.Do<ResolveCase>().RunAsync(zhou, taken.Id, "已处理", null, default);
        var byChen = await _house.Do<ResolveCase>().RunAsync(
            new Actor(ActorKind.System, "chen", "陈班长", _house.Chen.Id), taken.Id, "已处理", null, default);

        Assert.Equal(CaseFeatureRefusals.NotTeamLeader.With("李雪梅"), toColleague.Refusal);
        Assert.Equal("cases.handed-up", byZhou.Refusal?.Code);
        CaseHouse.Done(byChen);
        Assert.Equal("cases.handed-up", (await _house.Do<CloseCase>().RunAsync(zhou, taken.Id, null, default)).Refusal?.Code);
        Assert.Equal(_house.Chen.Id, (await _house.ReadAsync(taken)).AssignedTo);
    }

    [Fact]
    public async Task Audit_OfATakenCase_HidesTheCaller()
    {
        await _house.TakeAsync();

        var entry = await _app.QueryAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).LastAsync());

        Assert.Contains("楼上漏水", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("王先生", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_OfManyCallersAtOnce_HaveNoGapsAndRefusedCallersTakeNone()
    {
        var callers = Enumerable.Range(0, 32).Select(no => Task.Run(async () =>
        {
            var numbers = new List<string>();
            for (var i = 0; i < 5; i++)
            {
                var intake = new CaseIntake { Kind = no % 2 == 0 ? CaseKind.Complaint : CaseKind.Repair, Title = i == 2 ? "" : $"{no}/{i}", ReceivedAt = _house.Now };
                var taken = await _house.Do<TakeCase>().RunAsync(PortalApp.Tester, intake, default);
                Assert.Equal(i == 2, !taken.IsDone);
                numbers.AddRange(taken.IsDone ? [taken.Value.Number] : []);
            }

            return numbers;
        }));

        var all = (await Task.WhenAll(callers)).SelectMany(numbers => numbers).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(
            Enumerable.Range(1, 64).Select(no => $"BX-20261121-{no:0000}").Concat(Enumerable.Range(1, 64).Select(no => $"TS-20261121-{no:0000}")),
            all);
    }
}
