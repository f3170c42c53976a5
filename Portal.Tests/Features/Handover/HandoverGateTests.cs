using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Handover;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;
using Portal.Features.Handover;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;
using static Portal.Tests.Features.Handover.HandoverHouse;

namespace Portal.Tests.Features.Handover;

/// <summary>What the packs put before a change of shifts.</summary>
public sealed class HandoverGateTests : IAsyncDisposable
{
    private static readonly DateOnly Saturday = new(2026, 11, 21);

    private PortalApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Clause("D-322")]
    [Fact]
    public async Task OperationRecord_MissingOnAShift_StopsItsHandover_AndStandsOnTheDayView()
    {
        var house = await new HandoverHouse(_app, "消防控制室").OpenAsync("fire-control-room");
        await house.GoToAsync(At("07:50"));
        var id = (await house.BeginAsync()).Value;

        var refused = (await house.OfferAsync(id)).Refusal!;

        Assert.Equal(("handover.hand-over-gate", "D-322"), (refused.Code, refused.Clause));
        Assert.Equal("填写火灾监控系统运行记录", Assert.IsType<Wording>(refused.Args[1]).Chinese);
        Assert.Empty((await house.DayAsync(Saturday)).SelectMany(row => row.MissingRecords));
        await house.GoToAsync(At("08:05"));
        var row = Assert.Single(await house.DayAsync(Saturday));
        Assert.Equal((HandoverStanding.Missing, "fire-operation-record"), (row.Standing, Assert.Single(row.MissingRecords).Obligation));

        Done(await house.FulfilAsync(Assert.Single((await house.SheetAsync(id)).Before), "N"));
        Done(await house.OfferAsync(id));

        row = Assert.Single(await house.DayAsync(Saturday));
        Assert.Equal(HandoverStanding.Unconfirmed, row.Standing);
        Assert.Empty(row.MissingRecords);
    }

    [Clause("D-336")]
    [Fact]
    public async Task TakeoverCheck_ListsEachDeviceAndFacility_AndIsCompleteBeforeTheHandoverIsAccepted()
    {
        var house = await new HandoverHouse(_app, "消防控制室").OpenAsync("fire-control-room");
        foreach (var (list, things) in new[] { ("walkie-talkies", "1号对讲机,2号对讲机"), ("torches", "手电筒"), ("patrol-recorders", "巡更器"), ("fire-facilities", "报警主机,应急电话") })
        {
            await house.ListAsync(list, things.Split(','));
        }

        await house.GoToAsync(At("07:50"));
        var id = (await house.BeginAsync()).Value;
        Done(await house.FulfilAsync(Assert.Single((await house.SheetAsync(id)).Before), "N"));
        Done(await house.OfferAsync(id));

        var check = Assert.Single(Assert.Single((await house.MineAsync("D")).Taking).After);
        Assert.Equal(
            ["1号对讲机", "2号对讲机", "手电筒", "巡更器", "报警主机", "应急电话"],
            check.Asked.Select(asked => asked.Thing));
        var refused = (await house.AcceptAsync(id)).Refusal!;
        Assert.Equal(("handover.take-over-gate", "D-336"), (refused.Code, refused.Clause));

        // The incoming person checks before his shift has begun; all but one thing is not complete.
        Assert.True(check.MayClose);
        var answer = house.Do<AnswerItem>();
        Assert.Equal("obligations.not-concerned", (await answer.RunAsync(await house.ActorAsync("X"), check.Obligation, check.Key, new EvidenceAnswer("torch", "手电筒", "ok"), default)).Refusal?.Code);
        foreach (var asked in check.Asked.SkipLast(1))
        {
            Done(await answer.RunAsync(await house.ActorAsync("D"), check.Obligation, check.Key, new EvidenceAnswer(asked.Item.Key, asked.Thing, "ok"), default));
        }

        Assert.Equal("evidence.incomplete", (await house.Do<ConfirmOccurrence>().RunAsync(await house.ActorAsync("D"), check.Obligation, check.Key, null, default)).Refusal?.Code);
        Assert.Equal("handover.take-over-gate", (await house.AcceptAsync(id)).Refusal?.Code);
        Done(await house.FulfilAsync(check, "D"));
        Done(await house.AcceptAsync(id));

        Assert.Equal(HandoverStanding.Accepted, Assert.Single(await house.DayAsync(Saturday)).Standing);
    }

    [Clause("E-234")]
    [Fact]
    public async Task WorkReport_OfTheHousekeepingSupervisor_IsATaskOfEachDay_AndItsHandoverWaitsForIt()
    {
        var house = await new HandoverHouse(_app, "客房主管岗").OpenAsync("hotel");
        Done(await house.Do<SetParameter>().RunAsync(PortalApp.Tester, "work_report_time", "18:00", DutySeed.At("2026-11-22 00:00"), default));
        await house.GoToAsync(At("19:50"));
        foreach (var day in (int[])[22, 23])
        {
            var tasks = await house.Do<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, day), default);
            Assert.Equal(DutySeed.At($"2026-11-{day} 18:00"), Assert.Single(tasks.Value, line => line.Obligation == "housekeeping-work-report").Due);
        }

        var id = (await house.BeginAsync("D", Day)).Value;

        var refused = (await house.OfferAsync(id, "D")).Refusal!;
        Assert.Equal(("handover.hand-over-gate", "E-234"), (refused.Code, refused.Clause));
        Assert.Equal("handover.not-offered", (await house.AcceptAsync(id, "N")).Refusal?.Code);

        Done(await house.FulfilAsync(Assert.Single((await house.SheetAsync(id)).Before), "D"));
        Done(await house.OfferAsync(id, "D"));
        Done(await house.AcceptAsync(id, "N"));
    }

    [Fact]
    public async Task WorkReport_OfOthersAtTheSameKindOfPost_StopsNothing()
    {
        var house = new HandoverHouse(_app, "客房主管岗");
        house.Seed.Person("R", "服务员", "客房服务员").Post("客房楼层").Shift("R", "客房楼层", "2026-11-22 08:00", "2026-11-22 20:00");
        await house.OpenAsync("hotel");
        Done(await house.Do<SetParameter>().RunAsync(PortalApp.Tester, "work_report_time", "18:00", DutySeed.At("2026-11-22 00:00"), default));
        await house.GoToAsync(At("19:50"));

        var opened = await house.Do<OpenHandover>().RunAsync(await house.ActorAsync("R"), house.Seed.PostOf("客房楼层"), Day, default);

        Assert.Empty((await house.SheetAsync(opened.Value)).Before);
        Done(await house.OfferAsync(opened.Value, "R"));
    }

    [Fact]
    public async Task Gate_ThatAReasonReplaces_GoesOnWithIt_AndTheLogKeepsWhy()
    {
        await _app.DisposeAsync();
        _app = new PortalApp(services => services.AddSingleton(PackLibrary.Of([("sample.json", """
            {
              "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
              "clauses": [ { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "清点。", "en": "Count." } ],
              "obligations": [
                { "key": "count", "zh": "清点物品", "en": "Count the goods", "clauses": [ "X-001" ], "trigger": { "shift": "end", "minutes": 0, "direction": "before", "post": "bar" },
                  "audience": { "onDuty": "bar" }, "evidence": "confirm", "opens": 60, "gates": { "at": "handOver", "orReason": true } }
              ]
            }
            """)])));
        var house = await new HandoverHouse(_app, "水吧").OpenAsync("sample");
        await house.GoToAsync(At("07:50"));
        var id = (await house.BeginAsync()).Value;

        var refused = (await house.OfferAsync(id)).Refusal!;
        Assert.Equal(("handover.reason-for-missing", "X-001", "reason"), (refused.Code, refused.Clause, refused.Field));
        Done(await house.OfferAsync(id, "N", Password, ("count", "盘点表未到")));

        var went = Assert.Single((await house.SheetAsync(id)).Log, entry => entry.Kind == HandoverEventKind.WentWithout);
        Assert.Equal(("count", "盘点表未到", "X-001"), (went.Obligation, went.Text, went.Clause));
        Assert.Equal(["count"], (await house.SheetAsync(id)).Carried.Select(line => line.Obligation));
    }
}
