using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Handover;
using Portal.Domain.People;
using Portal.Features.Handover;
using Portal.Features.Reminders;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;
using static Portal.Tests.Features.Handover.HandoverHouse;

namespace Portal.Tests.Features.Handover;

/// <summary>A change of shifts from its first note to what is left of it, through the database.</summary>
[Trait("Engines", "Both")]
public sealed class HandoverFlowTests : IAsyncDisposable
{
    private readonly PortalApp _app = new();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Handover_SignedSentBackSignedAgainAndAccepted_TellsBothSides_AndStays()
    {
        var house = await new HandoverHouse(_app, "前台").OpenAsync();
        await house.GoToAsync(At("07:45"));
        Assert.Equal("handover.not-outgoing", (await house.BeginAsync("D")).Refusal?.Code);
        Assert.Equal("handover.no-turn", (await house.BeginAsync("N", At("03:00"))).Refusal?.Code);
        Assert.Equal("handover.not-begun", (await house.BeginAsync("N", At("20:00"))).Refusal?.Code);
        var id = (await house.BeginAsync()).Value;
        Assert.Equal("handover.already-opened", (await house.BeginAsync()).Refusal?.Code);
        Done(await house.NoteAsync(id, "3栋业主寄存一个包裹"));
        Assert.Equal("handover.not-outgoing", (await house.NoteAsync(id, "插一句", "D")).Refusal?.Code);

        Assert.Equal("access.password-wrong", (await house.OfferAsync(id, "N", "wrong horse battery")).Refusal?.Code);
        Assert.Equal("handover.not-offered", (await house.AcceptAsync(id)).Refusal?.Code);
        Done(await house.OfferAsync(id));
        Assert.Equal("handover.frozen", (await house.NoteAsync(id, "还有一句")).Refusal?.Code);
        Assert.Equal("handover.same-person", (await house.AcceptAsync(id, "N")).Refusal?.Code);
        Assert.Equal("handover.not-incoming", (await house.AcceptAsync(id, "X")).Refusal?.Code);
        Assert.Equal("handover.reason-missing", (await house.ReturnAsync(id, " ")).Refusal?.Code);
        Done(await house.ReturnAsync(id, "包裹放哪没写"));
        Done(await house.NoteAsync(id, "包裹在2号柜"));
        Done(await house.OfferAsync(id));
        Assert.Equal("access.password-wrong", (await house.AcceptAsync(id, "D", "wrong horse battery")).Refusal?.Code);
        Done(await house.AcceptAsync(id));
        Assert.Equal("handover.already-accepted", (await house.NoteAsync(id, "还有一句")).Refusal?.Code);
        Done(await house.Do<AmendHandover>().RunAsync(await house.ActorAsync("N"), id, "钥匙在前台", default));

        var sheet = await house.SheetAsync(id);
        Assert.Equal((HandoverState.Accepted, "员工N", "员工D"), (sheet.State, sheet.OutgoingName, sheet.IncomingName));
        Assert.Equal(["3栋业主寄存一个包裹", "包裹在2号柜"], sheet.Carried.Select(line => line.Text));
        Assert.Equal(
            ["Opened 员工N ", "Offered 员工N ", "Returned 员工D 包裹放哪没写", "Offered 员工N ", "Accepted 员工D ", "Amended 员工N 钥匙在前台"],
            sheet.Log.Select(entry => $"{entry.Kind} {entry.By} {entry.Text}"));
        var told = await _app.QueryAsync(db => db.Set<InboxMessage>().Select(message => new { message.Person, message.Text }).ToListAsync());
        Assert.Equal(
            ["D handover.offered", "D handover.offered", "N handover.accepted", "N handover.returned"],
            told.Select(message => $"{(message.Person == house.Seed["D"] ? 'D' : 'N')} {message.Text}").Order(StringComparer.Ordinal));
        var audited = await _app.QueryAsync(db => db.Set<AuditEntry>().Select(entry => entry.Action).ToListAsync());
        Assert.Superset(new HashSet<string> { nameof(OpenHandover), nameof(OfferHandover), nameof(ReturnHandover), nameof(AcceptHandover), nameof(AmendHandover) }, audited.ToHashSet());
    }

    [Clause("E-183")]
    [Fact]
    public async Task Carried_CaseNoteAndMissedWork_StayInTheNextShiftsListUntilDone()
    {
        var house = await new HandoverHouse(_app, "前台").OpenAsync();
        var leak = await house.CaseAsync("大堂漏水", "N");
        var lamp = await house.CaseAsync("走廊灯不亮", "N");
        await house.CaseAsync("别人的工单", "X");
        await house.GoToAsync(At("07:50"));
        var id = (await house.BeginAsync()).Value;
        Done(await house.NoteAsync(id, "送水公司九点来"));
        Assert.Equal(["送水公司九点来", "大堂漏水", "走廊灯不亮"], Assert.Single((await house.MineAsync("N")).Giving).Carried.Select(line => line.Text));
        await house.ResolveAsync(lamp);
        Done(await house.OfferAsync(id));
        Done(await house.AcceptAsync(id));

        await house.GoToAsync(At("09:00"));
        var kept = Assert.Single((await house.MineAsync("D")).Kept);
        Assert.Equal(["送水公司九点来", "大堂漏水"], kept.Items.Select(line => line.Text));
        Assert.Empty((await house.MineAsync("X")).Kept);
        var close = house.Do<CloseCarried>();
        Assert.Equal("handover.not-incoming", (await close.RunAsync(await house.ActorAsync("X"), id, 1, null, default)).Refusal?.Code);
        Assert.Equal("handover.item-ends", (await close.RunAsync(await house.ActorAsync("D"), id, 2, null, default)).Refusal?.Code);
        Done(await close.RunAsync(await house.ActorAsync("D"), id, 1, "已送到", default));
        Assert.Equal(["大堂漏水"], Assert.Single((await house.MineAsync("D")).Kept).Items.Select(line => line.Text));

        await house.ResolveAsync(leak);
        Assert.Empty((await house.MineAsync("D")).Kept);
        Assert.Equal([("已送到", "员工D"), (null, null)], (await house.SheetAsync(id)).Carried.Select(line => (line.EndNote, line.EndedBy)));
    }

    [Fact]
    public async Task Carried_WhatTheNextShiftLeaves_GoesOnUnderItsFirstWriterAndTime()
    {
        var house = await new HandoverHouse(_app, "前台").OpenAsync();
        await house.GoToAsync(At("07:50"));
        var first = (await house.BeginAsync()).Value;
        Done(await house.NoteAsync(first, "备用钥匙外借"));
        Done(await house.OfferAsync(first));
        Done(await house.AcceptAsync(first));
        await house.GoToAsync(At("19:50"));
        var second = (await house.BeginAsync("D", Day)).Value;
        Done(await house.NoteAsync(second, "白班自己的话", "D"));

        Done(await house.OfferAsync(second, "D"));
        Done(await house.AcceptAsync(second, "N"));

        var carried = (await house.SheetAsync(second)).Carried;
        Assert.Equal([("白班自己的话", "员工D", At("19:50")), ("备用钥匙外借", "员工N", At("07:50"))], carried.Select(line => (line.Text, line.By!, line.Since)));
        await house.GoToAsync(At("20:30"));
        Assert.Equal(["白班自己的话", "备用钥匙外借"], Assert.Single((await house.MineAsync("N")).Kept).Items.Select(line => line.Text));
    }

    [Fact]
    public async Task Carried_RoundsThatWereLeftOut_AreTheShiftsOwnAndEndWhenDoneLate()
    {
        var house = await new HandoverHouse(_app, "中控室").OpenAsync("control-room");
        await house.GoToAsync(At("07:50"));

        var giving = Assert.Single((await house.MineAsync("N")).Giving);

        var rounds = giving.Carried.Where(line => line.Kind == CarriedKind.Obligation).ToList();
        Assert.NotEmpty(rounds);
        Assert.All(rounds, line => Assert.InRange(line.Since, Night.AddSeconds(1), Day));
        Assert.DoesNotContain(giving.After.Select(line => $"{line.Obligation}|{line.Key}"), rounds.Select(line => line.Subject).Contains);
    }

    [Fact]
    public async Task Relief_DaysAway_CannotTakeOverBeforeWhatItHasToCheckIsKnown_AndSomebodyAtThePostCan()
    {
        var house = new HandoverHouse(_app, "前台");
        house.Seed.Person("W", "周末后").Person("S", "替班员").Post("服务台").Shift("W", "服务台", "2026-11-24 08:00", "2026-11-24 18:00");
        await house.OpenAsync();
        house.Seed.Person("F", "周五班").Shift("F", "服务台", "2026-11-22 06:00", "2026-11-22 08:00");
        await house.Seed.SaveAsync();
        await house.GoToAsync(At("07:50"));
        var opened = await house.Do<OpenHandover>().RunAsync(await house.ActorAsync("F"), house.Seed.PostOf("服务台"), At("06:00"), default);
        Done(await house.OfferAsync(opened.Value, "F"));

        Assert.Equal("handover.too-early", (await house.AcceptAsync(opened.Value, "W")).Refusal?.Code);
        await house.GoToAsync(At("08:10"));
        await new Clocking(_app, house.Seed).InAsync("S", "服务台");
        Assert.Single((await house.MineAsync("S")).Taking);
        Done(await house.AcceptAsync(opened.Value, "S"));
    }

    [Fact]
    public async Task Day_ShowsHowEachShiftStands()
    {
        var house = await new HandoverHouse(_app, "前台").OpenAsync();
        await house.GoToAsync(At("07:50"));
        Assert.Equal(["Ahead", "Ahead"], await StandingsAsync(22));
        Assert.Equal(["Running"], await StandingsAsync(21));
        var id = (await house.BeginAsync()).Value;
        await house.GoToAsync(At("08:00"));
        Assert.Equal(["Missing"], await StandingsAsync(21));
        Done(await house.OfferAsync(id));
        Assert.Equal(["Unconfirmed"], await StandingsAsync(21));
        Done(await house.ReturnAsync(id, "不清楚"));
        Assert.Equal(["Returned"], await StandingsAsync(21));
        Done(await house.OfferAsync(id));
        Done(await house.AcceptAsync(id));
        Assert.Equal(["Accepted"], await StandingsAsync(21));

        async Task<IEnumerable<string>> StandingsAsync(int day) => (await house.DayAsync(new DateOnly(2026, 11, day))).Select(row => row.Standing.ToString());
    }

    [Fact]
    public async Task Account_OfNobodyOfTheStaff_HasNothingToHandOver()
    {
        var house = await new HandoverHouse(_app, "前台").OpenAsync();
        var account = await _app.AccountAsync(Roles.Staff);

        Assert.Equal("handover.not-a-person", (await house.Do<OpenHandover>().RunAsync(account, house.Seed.PostOf("前台"), Night, default)).Refusal?.Code);
        var mine = (await house.Do<ReadMyHandovers>().RunAsync(account, default)).Value;
        Assert.Equal((0, 0, 0), (mine.Giving.Count, mine.Taking.Count, mine.Kept.Count));
    }
}
