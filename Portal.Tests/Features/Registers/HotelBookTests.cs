using Portal.Domain.Obligations;
using Portal.Features.Obligations;
using Portal.Features.Reports;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>Books of the hotel: guests, housekeeping's plans, purchases and training.</summary>
public sealed class HotelBookTests : IAsyncLifetime
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private readonly PortalApp _app = new();
    private RegisterHouse _house = null!;

    public async Task InitializeAsync() => _house = await new RegisterHouse(_app).OpenAsync("hotel");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("E-170")]
    [Fact]
    public async Task Guest_WhoseDataAreNotTransmitted_IsListedAsPending()
    {
        await _house.ListAsync("guest-rooms", "301", "302");
        await _house.SetAsync("guest_data_upload_min", "60");
        var first = await CheckInAsync("301", "D-1", "foreign");
        await CheckInAsync("302", "D-2", "domestic");
        Assert.Equal(["301 · D-1", "302 · D-2"], await _house.TitlesAsync("guests", stage: "transmitted"));

        await _house.CompleteAsync(first, "transmitted", _house.Clerk);

        Assert.Equal(["302 · D-2"], await _house.TitlesAsync("guests", stage: "transmitted"));
        await _house.GoToAsync("2026-11-21 21:00");
        Assert.Equal(
            [("301 · D-1", OccurrenceStanding.Done), ("302 · D-2", OccurrenceStanding.Missed)],
            (await _house.LinesAsync("guest-data-upload")).Select(line => (line.Where!, line.Standing)).Order());
    }

    [Clause("E-182")]
    [Fact]
    public async Task BusinessReport_OfTheDay_IsDue_AndFilledWithReceiptsAndOccupancy()
    {
        await new DutySeed(_app).Person("F").Post("前台").Shift("F", "前台", "2026-11-22 08:00", "2026-11-23 08:00").SaveAsync();
        await _house.SetAsync("business_report_time", "23:00");
        await _house.ListAsync("guest-rooms", "301", "302", "303");
        foreach (var (room, number, amount) in new[] { ("301", "D-1", "480.50"), ("302", "D-2", "519.50"), ("303", "D-3", null) })
        {
            await _house.GoToAsync("2026-11-22 10:00");
            var guest = await CheckInAsync(room, number, "domestic");
            await _house.CompleteAsync(guest, "transmitted", _house.Clerk);
            if (amount is not null)
            {
                await _house.CompleteAsync(guest, "checked-out", _house.Clerk, ("amount", amount));
            }
        }

        await CheckInAsync("302", "D-4", "domestic");
        await _house.GoToAsync("2026-11-22 22:00");

        var owed = Assert.Single((await _house.Do<ReadReports>().RunAsync(_house.Manager, Sunday, Sunday, default)).Value, one => one.Slot.Template.Key == "business-daily");
        Assert.Equal(DutySeed.At("2026-11-22 23:00"), owed.Slot.Turn.Due);
        var begun = await _house.Do<StartReport>().RunAsync(_house.Manager, "business-daily", owed.Slot.Department, owed.Slot.Turn.Key, default);
        var sheet = (await _house.Do<ReadReport>().RunAsync(_house.Manager, begun.Value, default)).Value;
        Assert.Equal(
            [("checked-in", "4"), ("checked-out", "2"), ("receipts", "1000"), ("occupied", "2"), ("occupancy", "66.67")],
            new[] { "checked-in", "checked-out", "receipts", "occupied", "occupancy" }.Select(key => (key, sheet.Report.Values.Single(value => value.Field == key).Text!)));
    }

    [Clause("E-221")]
    [Fact]
    public async Task Plans_HaveItemsWithDueDates_AndTheDueOnesAreTasks()
    {
        foreach (var (plan, item, day) in new[] { ("maintenance", "空调滤网", "2026-11-22"), ("deep-clean", "大堂地毯", "2026-11-22"), ("room-cleaning", "床底", "2026-11-23"), ("pest-control", "厨房", "2026-11-22") })
        {
            await _house.EnterAsync("upkeep-plan", _house.Supervisor, ("plan", plan), ("item", item), ("day", day), ("person", "李接待"));
        }

        await _house.GoToAsync("2026-11-22 09:00");

        var due = (await _house.Do<ReadObligations>().MineAsync(_house.Clerk, default)).Value.Where(line => line.Obligation == "upkeep-item" && line.Standing == OccurrenceStanding.Open);
        Assert.Equal(["公共区域大清洁计划 · 大堂地毯", "客房设备保养计划 · 空调滤网", "灭虫除害计划 · 厨房"], due.Select(line => line.Where!).Order(StringComparer.Ordinal));
        await _house.GoToAsync("2026-11-23 09:00");
        Assert.Equal(3, (await _house.LinesAsync("upkeep-item", Sunday)).Count(line => line.Standing == OccurrenceStanding.Missed));
        Assert.Equal("客房计划卫生 · 床底", Assert.Single(await _house.LinesAsync("upkeep-item", Sunday.AddDays(1))).Where);
    }

    [Clause("E-227")]
    [Fact]
    public async Task MonthsCount_MakesThePurchaseRequest_WhichShowsItsApproval()
    {
        await _house.SetAsync("housekeeping_stock_count_day", "22");
        await _house.SetAsync("housekeeping_stock_count_time", "18:00");
        await _house.SetAsync("purchase_request_day", "25");
        await _house.ListAsync("housekeeping-stock", "毛巾 | 100", "拖鞋 | 50");
        await _house.GoToAsync("2026-11-22 09:00");
        var count = Assert.Single(await _house.LinesAsync("housekeeping-stock-count", Sunday));
        foreach (var (thing, book, counted) in new[] { ("毛巾", "80", "80"), ("拖鞋", "60", "60") })
        {
            foreach (var (item, value) in new[] { ("book", book), ("counted", counted) })
            {
                Assert.Null((await _house.Do<AnswerItem>().RunAsync(_house.Supervisor, count.Obligation, count.Key, new EvidenceAnswer(item, thing, value), default)).Refusal);
            }
        }

        Assert.Null((await _house.Do<ConfirmOccurrence>().RunAsync(_house.Supervisor, count.Obligation, count.Key, null, default)).Refusal);

        var form = await _house.SheetAsync("housekeeping-purchase-requests");
        Assert.Equal([("毛巾", "20")], form.Stages[0].Answers.Where(answer => answer.Item == "quantity").Select(answer => (answer.Thing, answer.Value)));
        await _house.CompleteAsync(form.Id, "requested", _house.Supervisor);
        await _house.GoToAsync("2026-11-23 09:00");
        Assert.Equal("approved", (await _house.SheetAsync("housekeeping-purchase-requests")).Stage);
        Assert.NotNull(Assert.Single(await _house.RowsAsync("housekeeping-purchase-request"), row => row.Due.Month == 11).DoneAt);
        Assert.Equal("registers.role-missing", await _house.TryAsync(form.Id, "approved", _house.Supervisor, ("decision", "rejected")));
        await _house.CompleteAsync(form.Id, "approved", _house.Manager, ("decision", "rejected"));
        Assert.Contains(("decision", "rejected"), (await _house.SheetAsync("housekeeping-purchase-requests")).Stages[1].Answers.Select(answer => (answer.Item, answer.Value)));
        Assert.False((await _house.SheetAsync("housekeeping-purchase-requests")).IsOpen);
    }

    [Clause("E-235")]
    [Fact]
    public async Task TrainingPlan_OfTheMonth_IsATask_AndItsSessionsAreListedWithTheirDates()
    {
        await _house.SetAsync("training_plan_day", "25");
        await _house.GoToAsync("2026-11-22 09:00");
        await _house.EnterAsync("hotel-training-plans", _house.Supervisor, ("month", "2026-12"), ("name", "铺床标准"));
        Assert.NotNull(Assert.Single(await _house.RowsAsync("housekeeping-training-plan"), row => row.Due.Month == 11).DoneAt);
        var first = await _house.EnterAsync("hotel-training-sessions", _house.Supervisor, ("plan", "2026-12 · 铺床标准"), ("topic", "理论"), ("day", "2026-12-05"), ("trainer", "赵主管"));
        await _house.EnterAsync("hotel-training-sessions", _house.Supervisor, ("plan", "2026-12 · 铺床标准"), ("topic", "实操"), ("day", "2026-12-12"), ("trainer", "赵主管"));
        await _house.CompleteAsync(first, "held", _house.Supervisor, ("held", "2026-12-06"), ("attended", "李接待"));

        var linked = (await _house.SheetAsync("hotel-training-plans")).Linked;

        Assert.Equal([("实操", false), ("理论", true)], linked.Select(one => (one.Title, one.IsClosed)).Order());
        Assert.Contains("2026-12-06", linked.Single(one => one.Title == "理论").Days);
    }

    private Task<Portal.Domain.Registers.RegisterEntryId> CheckInAsync(string room, string number, string origin) =>
        _house.EnterAsync("guests", _house.Clerk, ("room", room), ("number", number), ("origin", origin));
}
