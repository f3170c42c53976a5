using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Obligations.Register;
using Portal.Features.Reminders;
using Portal.Tests.Features.Obligations.Proofs;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Register;

/// <summary>What hotel, show flat, fire control room, service centre and online shop count, compare and propose.</summary>
public sealed class RegisterProofs
{
    [Clause("E-216")]
    [Fact]
    public async Task DepartedRooms_Unchecked_AreListed_AndTheSampleOfOccupiedRoomsHasItsShare()
    {
        await using var site = await RegisterSite.OfAsync("hotel");
        await site.Site.FillAsync("occupied_room_check_time", "16:00");
        foreach (var at in new[] { "2026-11-23 09:00", "2026-11-23 10:00" })
        {
            await site.GoToAsync(at);
            await site.Site.RecordAsync("room.vacated", null, ProofSite.At(at));
        }

        await site.GoToAsync("2026-11-23 12:00");
        await site.DoAsync("supervisor", (await site.OpenAsync("departed-room-check", "2026-11-23"))[0], "cleanliness=ok", "supplies=ok", "equipment=fault|水龙头漏水");
        await site.DoAsync("supervisor", (await site.OpenAsync("occupied-room-check", "2026-11-23")).Single(), "occupied=60", "rooms=9", "cleanliness=ok", "supplies=ok", "equipment=ok");

        var departed = await site.ReadAsync("departed-room-check", "2026-11-23");
        Assert.Equal([("2026-11-23 09:00", OccurrenceStanding.Done), ("2026-11-23 10:00", OccurrenceStanding.Due)], departed.Lines.Select(line => (line.Where, line.Standing)));
        Assert.Equal((1, 1), (departed.Count.Done, departed.Count.Open));
        var occupied = await site.ReadAsync("occupied-room-check", "2026-11-23");
        Assert.Equal(15, occupied.Totals.Single(total => total.Item.Key == "rooms").All.Share);
    }

    [Clause("E-225")]
    [Fact]
    public async Task StockCount_ClosesOnlyComplete_AndShowsBookCountedAndDifference()
    {
        await using var site = await RegisterSite.OfAsync("hotel");
        await site.Site.FillAsync("housekeeping_stock_count_day", "28");
        await site.Site.FillAsync("housekeeping_stock_count_time", "17:00");
        await site.Site.ListAsync("housekeeping-stock", ["床单", "浴巾"]);
        await site.GoToAsync("2026-11-28 12:00");
        var line = (await site.OpenAsync("housekeeping-stock-count", "2026-11-28")).Single();
        await site.AnswerAsync("supervisor", line, "book 床单=200", "counted 床单=196", "book 浴巾=80");
        Assert.Equal("evidence.incomplete", await site.ConfirmAsync("supervisor", line, "盘完"));
        await site.DoAsync("supervisor", line, "counted 浴巾=83");

        var month = await site.ReadAsync("housekeeping-stock-count", "2026-11-01", "2026-11-30");

        Assert.Equal([("床单", "200", "196", (decimal?)-4), ("浴巾", "80", "83", 3)], month.Lines.Select(one => (one.Thing, one.Cells["book"].Value, one.Cells["counted"].Value, one.Cells["counted"].Difference)));
        Assert.Equal(((decimal?)280, (decimal?)279, (decimal?)-1), (month.Totals[0].All.Sum, month.Totals[1].All.Sum, month.Totals[1].All.Difference));
    }

    [Clause("E-208")]
    [Fact]
    public async Task FrontDeskStockCount_WhenDone_IsSentToTheManagerWithItsSheet()
    {
        await using var site = await RegisterSite.OfAsync("hotel");
        await site.Site.FillAsync("front_desk_stock_count_day", "28");
        await site.Site.FillAsync("front_desk_stock_count_time", "17:00");
        await site.Site.ListAsync("front-desk-stock", ["牙具"]);
        await site.GoToAsync("2026-11-28 12:00");
        Assert.Empty(await SheetsAsync());
        await site.DoAsync("supervisor", (await site.OpenAsync("front-desk-stock-count", "2026-11-28")).Single(), "book 牙具=500", "counted 牙具=480");

        var sheet = Assert.Single(await SheetsAsync());

        Assert.Equal(("manager", "/desk/obligations/register?obligation=front-desk-stock-count&from=2026-11-28&until=2026-11-28"), (site.Site.CodeOf(sheet.Person), sheet.Link));
        Assert.Equal(-20, (await site.ReadAsync("front-desk-stock-count", "2026-11-28")).Totals[1].All.Difference);

        Task<List<InboxMessage>> SheetsAsync() => site.App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "obligation.sheet").ToListAsync());
    }

    [Clause("E-089")]
    [Fact]
    public async Task ClosingCount_ShowsItsDifferencesFromTheOpeningCount()
    {
        await using var site = await RegisterSite.OfAsync("sales-centre");
        await site.Site.ListAsync("show-flat-articles", ["沙发", "台灯"]);
        foreach (var (day, lamps) in new[] { ("2026-11-23", 4), ("2026-11-24", 6) })
        {
            await site.GoToAsync(day + " 08:10");
            await site.DoAsync("样板房日", (await site.OpenAsync("show-flat-opening-count", day)).Single(), "lights=yes", "article 沙发=2", "article 台灯=5");
            await site.GoToAsync(day + " 17:30");
            var closing = (await site.OpenAsync("show-flat-closing-count", day)).Single();
            await site.AnswerAsync("样板房日", closing, "article 沙发=2");
            Assert.Equal("evidence.incomplete", await site.ConfirmAsync("样板房日", closing));
            await site.DoAsync("样板房日", closing, $"article 台灯={lamps}");
        }

        var days = await site.ReadAsync("show-flat-closing-count", "2026-11-23", "2026-11-24");

        Assert.Equal([("沙发", (decimal?)0), ("台灯", -1), ("沙发", 0), ("台灯", 1)], days.Lines.Select(line => (line.Thing, line.Cells["article"].Difference)));
        Assert.Equal(-1, (await site.ReadAsync("show-flat-closing-count", "2026-11-23")).Totals.Single().All.Difference);
    }

    [Clause("D-342")]
    [Fact]
    public async Task SmokeTest_EachDay_ProposesTheNextFloor_AndItsResultIsThatFloors()
    {
        await using var site = await RegisterSite.OfAsync("fire-control-room");
        await site.Site.FillAsync("smoke_test_time", "16:00");
        await site.Site.ListAsync("floors", ["一层", "二层", "三层"]);
        var proposed = new List<string>();
        foreach (var day in new[] { "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26" })
        {
            await site.GoToAsync(day + " 15:00");
            var line = (await site.OpenAsync("smoke-detector-test", day)).Single();
            proposed.Add(line.Proposed["floor"]);
            await site.DoAsync("消防控制室日", line, "floor=" + proposed[^1], proposed[^1] == "二层" ? "alarm=fault|走廊探头不报" : "alarm=ok");
        }

        Assert.Equal(["一层", "二层", "三层", "一层"], proposed);
        var tests = await site.ReadAsync("smoke-detector-test", "2026-11-23", "2026-11-26");
        Assert.Equal([("一层", 2, 0), ("二层", 1, 1), ("三层", 1, 0)], tests.Totals.Single(total => total.Item.Key == "alarm").ByThing.Select(floor => (floor.Thing, floor.Figure.Count, floor.Figure.Findings)));
    }

    [Clause("D-163")]
    [Fact]
    public async Task AppraisalRound_ListsEverybodyOfTheStaff_AndNamesWhoHasNoScore()
    {
        await using var site = await RegisterSite.OfAsync("service-centre");
        string[] states = ["正式员工", "见习员工", "竞聘试用员工", "调岗员工", "晋升员工", "降职员工"];
        await site.App.SeedAsync([.. states.Select((title, index) => new Person(TypedId.New<PersonId>(site.App.Clock.GetUtcNow()), $"S{index}", new PersonDetails { Name = "考核" + title, Title = title }))]);
        await site.Site.FillAsync("appraisal_interval_days", "7");
        await site.GoToAsync("2026-11-23 12:00");
        var round = (await site.OpenAsync("staff-appraisal", "2026-11-23")).Single();
        var staff = await site.App.QueryAsync(db => db.Set<Person>().Select(person => person.Name).ToListAsync());
        Assert.Equal(staff.Order(StringComparer.Ordinal), round.Asked.Select(asked => asked.Thing).Order(StringComparer.Ordinal));
        Assert.Superset(states.Select(title => "考核" + title).ToHashSet(), round.Asked.Select(asked => asked.Thing).ToHashSet());

        await site.AnswerAsync("supervisor", round, [.. staff.Except(["考核见习员工", "考核降职员工"]).Select(name => $"score {name}=90")]);

        Assert.Equal(["考核见习员工", "考核降职员工"], (await site.ReadAsync("staff-appraisal", "2026-11-23")).Totals.Single().Without);
        Assert.Equal("evidence.incomplete", await site.ConfirmAsync("supervisor", round));
    }

    [Clause("E-010")]
    [Fact]
    public async Task AppraisalRound_AtItsInterval_ShowsEachPersonTheOwnResultAndNobodyElses()
    {
        await using var site = await RegisterSite.OfAsync("sales-centre");
        await site.Site.FillAsync("appraisal_interval_days", "7");
        var rounds = await site.Site.BookAsync("sales-appraisal", ProofSite.At("2026-11-23 00:00"), ProofSite.At("2026-12-08 00:00"));
        Assert.Equal(["2026-11-23 23:59", "2026-11-30 23:59", "2026-12-07 23:59"], rounds.Select(due => ProofSite.Text(due.Occurrence.Due)));
        await site.GoToAsync("2026-11-23 12:00");
        var round = (await site.OpenAsync("sales-appraisal", "2026-11-23")).Single();
        await site.AnswerAsync("supervisor", round, [.. round.Asked.Select((asked, index) => $"score {asked.Thing}={60 + index}")]);
        Assert.Empty((await OwnAsync("水吧日")).Lines);
        Assert.Null(await site.ConfirmAsync("supervisor", round));

        foreach (var person in new[] { "水吧日", "staff" })
        {
            var own = await OwnAsync(person);
            Assert.Equal([("员工" + person, $"{60 + round.Asked.Index().Single(asked => asked.Item.Thing == "员工" + person).Index}")], own.Lines.Select(line => (line.Thing, line.Cells["score"].Value)));
            Assert.Equal((1, 0), (own.Totals.Single().All.Count, own.Totals.Single().Without.Count));
        }

        Assert.Equal(round.Asked.Count, (await OwnAsync("supervisor")).Lines.Count);

        async Task<EvidenceRegister> OwnAsync(string person) => await site.ReadAsync("sales-appraisal", "2026-11-23", reader: await site.Site.ActorAsync(person));
    }

    [Clause("D-200")]
    [Fact]
    public async Task DailyFigures_OfAChosenPeriod_AreExportedForTheSpreadsheet()
    {
        await using var site = await RegisterSite.OfAsync("online-shop");
        foreach (var (day, enquiries, note) in new[] { ("2026-11-23", 120, null), ("2026-11-24", 80, "=HYPERLINK(\"http://example.org\")"), ("2026-11-25", 95, null) })
        {
            await site.GoToAsync(day + " 20:00");
            var line = (await site.OpenAsync("shop-daily-figures", day)).Single();
            await site.AnswerAsync("supervisor", line, $"enquiries={enquiries}", "orders=30", "returns=2", "complaints=1");
            Assert.Null(await site.ConfirmAsync("supervisor", line, note));
        }

        using var api = await site.App.ApiAsync(KeyScope.Read);
        var response = await api.GetAsync("/desk/obligations/register/export?obligation=shop-daily-figures&from=2026-11-23&until=2026-11-24");
        var file = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(file[3..]).Split("\r\n");
        Assert.Equal("应办时间,状态,地点或对象,对象,完成时间,完成人,记录,咨询量（人次）,询单成交（单）,退换货（单）,投诉（件）", lines[0]);
        Assert.Equal("2026-11-23 23:59:00,按时完成,,,2026-11-23 20:00:00,员工supervisor,,120,30,2,1", lines[1]);
        Assert.Equal("2026-11-24 23:59:00,按时完成,,,2026-11-24 20:00:00,员工supervisor,\"'=HYPERLINK(\"\"http://example.org\"\")\",80,30,2,1", lines[2]);
        Assert.Equal([""], lines[3..]);

        var totals = await api.GetStringAsync("/desk/obligations/register/export?obligation=shop-daily-figures&from=2026-11-23&until=2026-11-25&part=totals");
        Assert.Contains("统计每日客服信息,咨询量,全部,3,295,98.33,80,120,,,\r\n", totals, StringComparison.Ordinal);
        Assert.Contains("统计每日客服信息,询单成交,全部,3,90,30,30,30,,,30.51\r\n", totals, StringComparison.Ordinal);
    }
}
