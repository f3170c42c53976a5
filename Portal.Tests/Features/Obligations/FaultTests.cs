using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Cases;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Where a fault goes that a form finds. The clock begins at 20:00 site time.</summary>
[Trait("Engines", "Both")]
public sealed class FaultTests : PageTest
{
    [Clause("D-338")]
    [Fact]
    public async Task Camera_ThatIsBad_OpensOneRepair_AndTheCheckIsCompleteOnlyWhenEachHasAResult()
    {
        var check = await CamerasAsync();
        Assert.Equal(["大堂", "东门", "车库"], check.Asked.Select(asked => asked.Thing));
        await KeepAsync(check, "picture", "大堂", "ok");
        await KeepAsync(check, "picture", "东门", "fault", "黑屏");
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(check)).Refusal?.Code);
        await KeepAsync(check, "picture", "车库", "ok");
        Assert.True((await ConfirmAsync(check)).IsDone);

        var repair = Assert.Single(await CasesAsync());
        Assert.Equal((CaseKind.Repair, "画面 东门：黑屏"), (repair.Kind, repair.Title));
        var line = (await LinesAsync("camera-cycle")).Single(one => one.Key == check.Key);
        Assert.Equal([("东门", repair.Number.ToString())], line.Cases.Select(one => (one.Thing, one.Number)));
        var page = Render<CasePage>(set => set.Add(one => one.Number, repair.Number.ToString()));
        page.WaitForAssertion(() => Assert.Equal("接班切换查看监视探头", page.Find("a[href='/desk/obligations?day=2026-11-22']").TextContent));
    }

    [Fact]
    public async Task Fault_AnsweredAgainTakenBackOrCorrected_StaysOneCase()
    {
        var check = await CamerasAsync();
        await KeepAsync(check, "picture", "东门", "fault", "黑屏");
        await KeepAsync(check, "picture", "东门", "ok");
        await KeepAsync(check, "picture", "东门", "fault", "花屏");
        await KeepAsync(check, "picture", "大堂", "ok");
        await KeepAsync(check, "picture", "车库", "ok");
        Assert.True((await ConfirmAsync(check)).IsDone);
        var correct = App.Services.GetRequiredService<AddCorrection>();
        Assert.True((await correct.RunAsync(PortalApp.Tester, check.Obligation, check.Key, new EvidenceAnswer("picture", "东门", "fault", "时好时坏"), "说清楚", default)).IsDone);
        Assert.Single(await CasesAsync());

        Assert.True((await correct.RunAsync(PortalApp.Tester, check.Obligation, check.Key, new EvidenceAnswer("picture", "车库", "fault", "偏色"), "漏看", default)).IsDone);

        Assert.Equal(["画面 东门：黑屏", "画面 车库：偏色"], (await CasesAsync()).OrderBy(one => one.Number.ToString(), StringComparer.Ordinal).Select(one => one.Title));
    }

    [Fact]
    public async Task Fault_OfAThingWhoseCaseIsStillOpen_GoesIntoThatCase()
    {
        var check = await CamerasAsync();
        await KeepAsync(check, "picture", "东门", "fault", "黑屏");
        await GoToAsync("2026-11-22 20:05");
        var evening = (await LinesAsync("camera-cycle")).Single(one => one.Due == DutySeed.At("2026-11-22 20:00"));

        await KeepAsync(evening, "picture", "东门", "fault", "仍黑屏");

        var repair = Assert.Single(await CasesAsync());
        Assert.Equal([repair.Number.ToString()], (await LinesAsync("camera-cycle")).SelectMany(line => line.Cases).Select(one => one.Number).Distinct());
    }

    [Clause("E-121")]
    [Fact]
    public async Task WardRound_IsDueFromEight_AndAFindingGoesToTheCleaningManagerOnce()
    {
        var seed = new DutySeed(App).Person("W").Person("M", title: "保洁经理").Post("客服中心").Shift("W", "客服中心", "2026-11-22 07:00", "2026-11-22 18:00");
        await seed.SaveAsync();
        await SwitchAsync("hospital-centre");
        await ListAsync("wards", "一病区", "二病区");
        await GoToAsync("2026-11-22 08:00");
        var round = (await LinesAsync("ward-hygiene-round")).Single();
        Assert.Equal((OccurrenceStanding.Due, DutySeed.At("2026-11-22 08:00")), (round.Standing, round.Due));

        await KeepAsync(round, "hygiene", "一病区", "ok");
        Assert.Empty(await ToldAsync());
        await KeepAsync(round, "hygiene", "二病区", "fault", "地面湿滑");
        await KeepAsync(round, "hygiene", "二病区", "fault", "地面湿滑，有垃圾");

        var message = Assert.Single(await ToldAsync());
        Assert.Equal((seed["M"], "/desk/obligations?day=2026-11-22"), (message.Person, message.Link));
        Assert.Contains("地面湿滑", message.Args, StringComparison.Ordinal);
        Assert.Empty(await CasesAsync());
    }

    [Clause("E-241")]
    [Fact]
    public async Task WorkSheet_RowWithSomethingSpecial_AlertsTheSupervisor_AndAnOrdinaryRemarkDoesNot()
    {
        var seed = new DutySeed(App).Person("W").Person("V", title: "客房主管").Post("客房").Shift("W", "客房", "2026-11-22 08:00", "2026-11-22 18:00");
        await seed.SaveAsync();
        await SwitchAsync("hotel");
        await ListAsync("guest-rooms", "801", "802");
        await GoToAsync("2026-11-22 17:00");
        var sheet = (await LinesAsync("room-work-sheet")).Single();

        await KeepAsync(sheet, "room", "801", "ok", "已补牙具");
        Assert.Empty(await ToldAsync());
        await KeepAsync(sheet, "room", "802", "fault", "客人遗留护照");

        Assert.Equal(seed["V"], Assert.Single(await ToldAsync()).Person);
        var rows = (await LinesAsync("room-work-sheet")).Single().Answers;
        Assert.Equal([("801", "已补牙具"), ("802", "客人遗留护照")], rows.OrderBy(row => row.Thing, StringComparer.Ordinal).Select(row => (row.Thing, row.Remark)));
    }

    [Clause("E-202")]
    [Fact]
    public async Task DayAudit_WithAProblem_IsLinkedToATrainingItem()
    {
        await new DutySeed(App).Person("V", title: "前台主管").SaveAsync();
        await SwitchAsync("hotel");
        Assert.True((await App.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, "day_audit_time", "23:00", null, default)).IsDone);
        await GoToAsync("2026-11-22 09:00");
        var audit = (await LinesAsync("front-desk-day-audit")).Single();
        Assert.Equal(DutySeed.At("2026-11-22 23:00"), audit.Due);
        await KeepAsync(audit, "audit", "", "fault", "押金单缺签字");
        await KeepAsync(audit, "problem", "", "押金单缺客人签字");
        Assert.True((await ConfirmAsync(audit)).IsDone);
        await GoToAsync("2026-11-22 09:01");

        var training = (await LinesAsync("front-desk-training")).Single();
        Assert.Equal((audit.Key, "押金单缺客人签字"), (training.Key, training.Answers.Single().Value));
        Assert.Equal(["training"], training.Unanswered.Select(asked => asked.Item.Key));
    }

    /// <summary>The morning's check of three cameras in the fire control room.</summary>
    private async Task<ObligationLine> CamerasAsync()
    {
        var seed = new DutySeed(App).Person("D").Person("N").Post("消防控制室").Shift("D", "消防控制室", "2026-11-22 08:00", "2026-11-22 20:00").Shift("N", "消防控制室", "2026-11-22 20:00", "2026-11-23 08:00");
        await seed.SaveAsync();
        await SwitchAsync("fire-control-room");
        await ListAsync("cameras", "大堂", "东门", "车库");
        await GoToAsync("2026-11-22 08:05");
        return (await LinesAsync("camera-cycle")).Single(line => line.Due == DutySeed.At("2026-11-22 08:00"));
    }

    private async Task SwitchAsync(string pack) =>
        Assert.True((await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);

    private async Task ListAsync(string list, params string[] things) =>
        Assert.True((await App.Services.GetRequiredService<SaveThings>().RunAsync(PortalApp.Tester, list, things, default)).IsDone);

    private async Task GoToAsync(string siteTime)
    {
        App.Clock.MoveTo(DutySeed.At(siteTime));
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
    }

    private async Task<IReadOnlyList<ObligationLine>> LinesAsync(string obligation) =>
        [.. (await App.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 22), default)).Value.Where(line => line.Obligation == obligation)];

    private async Task KeepAsync(ObligationLine line, string item, string thing, string value, string? remark = null) =>
        Assert.Null((await App.Services.GetRequiredService<AnswerItem>().RunAsync(PortalApp.Tester, line.Obligation, line.Key, new EvidenceAnswer(item, thing, value, remark), default)).Refusal);

    private Task<Result> ConfirmAsync(ObligationLine line) =>
        App.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(PortalApp.Tester, line.Obligation, line.Key, null, default);

    private Task<List<Case>> CasesAsync() => App.QueryAsync(db => db.Set<Case>().AsNoTracking().ToListAsync());

    private Task<List<InboxMessage>> ToldAsync() => App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "evidence.fault-found").ToListAsync());
}
