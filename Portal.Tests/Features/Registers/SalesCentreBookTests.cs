using Microsoft.EntityFrameworkCore;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Features.Registers;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>Books of the sales centre: the bar's stock and the training plan.</summary>
public sealed class SalesCentreBookTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private RegisterHouse _house = null!;

    public async Task InitializeAsync() => _house = await new RegisterHouse(_app).OpenAsync("sales-centre");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("E-060")]
    [Fact]
    public async Task BarDay_ClosesOnlyWithBothCounts_AndShortItemsComeIntoADraftPurchaseRequest()
    {
        await new DutySeed(_app).Person("W").Post("水吧").Shift("W", "水吧", "2026-11-21 14:00", "2026-11-22 02:00").SaveAsync();
        await _house.ListAsync("bar-goods", "咖啡 | 10", "果汁 | 5", "蛋糕");
        await _house.EnterAsync("bar-receipts", _house.Clerk, ("goods", "咖啡"), ("quantity", "20"));
        await _house.SetAsync("consumption_count_time", "23:00");
        await _house.PlanAsync();
        var count = Assert.Single(await _house.LinesAsync("bar-consumption-count"));
        foreach (var (thing, consumed, stock) in new[] { ("咖啡", "14", "6"), ("果汁", "2", "8"), ("蛋糕", "3", "0") })
        {
            await AnswerAsync(count, "consumed", thing, consumed);
            Assert.Equal("evidence.incomplete", await ConfirmAsync(count));
            await AnswerAsync(count, "stock", thing, stock);
        }

        Assert.Null(await ConfirmAsync(count));

        Assert.Equal(6, await _house.OnHandAsync("bar-goods", "咖啡"));
        var draft = await _house.SheetAsync("bar-purchase-requests");
        Assert.Equal("requested", draft.Stage);
        Assert.Equal([("咖啡", "4")], draft.Stages[0].Answers.Where(answer => answer.Item == "quantity").Select(answer => (answer.Thing, answer.Value)));
        var id = draft.Id;
        await _house.CompleteAsync(id, "requested", _house.Clerk);
        Assert.Equal("registers.role-missing", await _house.TryAsync(id, "approved", _house.Clerk, ("decision", "approved")));
        await _house.CompleteAsync(id, "approved", _house.Supervisor, ("decision", "approved"));
        await _house.CompleteAsync(id, "received", _house.Clerk, ("received@咖啡", "4"));
        Assert.Equal(10, await _house.OnHandAsync("bar-goods", "咖啡"));
    }

    [Clause("E-008")]
    [Fact]
    public async Task TrainingPlan_OfTheYear_IsATask_AndHoldsSessionsAndMaterial()
    {
        await _house.SetAsync("training_plan_lead_days", "10");
        await _house.GoToAsync("2026-11-25 09:00");
        var task = Assert.Single(await _house.RowsAsync("sales-training-plan"), row => row.DoneAt is null);
        Assert.Equal(DutySeed.At("2026-12-22 23:59"), task.Due);
        var plan = (await _house.Do<OpenEntry>().RunAsync(
            _house.Supervisor, "sales-training-plans", [new("year", "", "2027"), new("name", "", "服务礼仪"), new("goals", "", "全员达标")], false, default)).Value;
        var attached = await _house.Do<AttachToEntry>().RunAsync(_house.Supervisor, plan, new EvidenceAnswer("material", "", ""), "教材.pdf", "%PDF-1.7\n教材"u8.ToArray(), default);
        Assert.Null(attached.Refusal);
        Assert.Null(Assert.Single(await _house.RowsAsync("sales-training-plan"), row => row.Key == task.Key).DoneAt);
        await _house.CompleteAsync(plan, "made", _house.Supervisor);
        Assert.NotNull(Assert.Single(await _house.RowsAsync("sales-training-plan"), row => row.Key == task.Key).DoneAt);
        foreach (var (topic, day) in new[] { ("接待礼仪", "2027-01-10"), ("投诉处理", "2027-02-10") })
        {
            await _house.EnterAsync("sales-training-sessions", _house.Supervisor, ("plan", "2027 · 服务礼仪"), ("topic", topic), ("day", day), ("trainer", "赵主管"));
        }

        var sheet = await _house.SheetAsync("sales-training-plans");
        Assert.Equal(["投诉处理", "接待礼仪"], sheet.Linked.Select(linked => linked.Title).Order(StringComparer.Ordinal));
        var material = sheet.Stages[0].Answers.Single(answer => answer.Item == "material").Value;
        Assert.Equal("教材.pdf", (await _app.QueryAsync(db => db.Set<EvidenceFile>().SingleAsync(file => file.Id == new EvidenceFileId(Guid.Parse(material))))).Name);
    }

    private async Task AnswerAsync(ObligationLine line, string item, string thing, string value) =>
        Assert.Null((await _house.Do<AnswerItem>().RunAsync(PortalApp.Tester, line.Obligation, line.Key, new EvidenceAnswer(item, thing, value), default)).Refusal);

    private async Task<string?> ConfirmAsync(ObligationLine line) =>
        (await _house.Do<ConfirmOccurrence>().RunAsync(PortalApp.Tester, line.Obligation, line.Key, null, default)).Refusal?.Code;
}
