using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Features.Cases;
using Portal.Features.Desk;
using Portal.Live;
using Portal.Tests.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Desk;

/// <summary>The desk at 20:00: Zhou is at his post, Li has stepped away, Chen is off.</summary>
[Trait("Engines", "Both")]
public sealed class DeskTests : CasePageTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var engineering = new Post(TypedId.New<PostId>(House.Now), "ENG", "工程值班", [new DutyWindow(DayRule.Everyday, 0, 1440, 3)]);
        await App.SeedAsync(
            engineering,
            Assignment.Plan(TypedId.New<AssignmentId>(House.Now), House.Zhou.Id, engineering.Id, House.Now.AddHours(-4), House.Now.AddHours(4)).Value,
            Clocking(House.Zhou.Id, engineering.Id, -240, PresenceKind.In, 1),
            Clocking(House.Li.Id, engineering.Id, -240, PresenceKind.In, 2),
            Clocking(House.Li.Id, engineering.Id, -6, PresenceKind.Away, 3));
    }

    [Fact]
    public async Task Board_CaseTakenByAColleague_AppearsInItsColumn()
    {
        var desk = Open<DeskPage>("/desk");
        Assert.Contains("没有待派单", desk.Markup, StringComparison.Ordinal);

        var taken = await House.TakeAsync();

        await SoonAsync(() => Cards(desk, 0).SequenceEqual([taken.Number]));
    }

    [Fact]
    public async Task Board_CaseChosenThenPerson_SendsThePerson()
    {
        var taken = await House.TakeAsync();
        var desk = Open<DeskPage>("/desk");

        desk.Do(() => Card(desk, taken).Click());
        desk.WaitForState(() => desk.FindAll(".person").Count > 0);
        desk.Do(() => Person(desk, "周海").Click());

        await SoonAsync(() => Cards(desk, 1).SequenceEqual([taken.Number]));
        Assert.Equal(House.Zhou.Id, (await House.ReadAsync(taken)).AssignedTo);
    }

    [Fact]
    public async Task Board_CardDroppedOnAPerson_SendsThePerson()
    {
        var taken = await House.TakeAsync();
        var desk = Open<DeskPage>("/desk");

        desk.Do(() => Card(desk, taken).DragStart());
        desk.WaitForState(() => desk.FindAll(".person").Count > 0);
        desk.Do(() => Person(desk, "李雪梅").Drop());

        await SoonAsync(() => Cards(desk, 1).SequenceEqual([taken.Number]));
        Assert.Equal(House.Li.Id, (await House.ReadAsync(taken)).AssignedTo);
    }

    [Fact]
    public async Task Board_MoveOnACaseThatAColleagueMovedMeanwhile_IsRefusedPolitelyAndShowsTheTruth()
    {
        var taken = await House.TakeAsync();
        var desk = Open<DeskPage>("/desk");
        desk.Do(() => Card(desk, taken).DragStart());
        CaseHouse.Done(await House.Do<AssignCase>().RunAsync(Actor.System("林主管"), taken.Id, House.Li.Id, 1, default));
        await SoonAsync(() => Cards(desk, 1).SequenceEqual([taken.Number]));

        desk.WaitForState(() => desk.FindAll(".person").Count > 0);
        desk.Do(() => Person(desk, "周海").Drop());

        desk.WaitForAssertion(() => Assert.Contains("林主管", desk.Find(".desk-say").TextContent, StringComparison.Ordinal));
        Assert.Equal(House.Li.Id, (await House.ReadAsync(taken)).AssignedTo);
        Assert.Contains("李雪梅", Card(desk, taken).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_CardDroppedOnInProgress_RecordsTheResponse()
    {
        var taken = await House.TakeAsync();
        await House.AssignAsync(taken, House.Zhou);
        var desk = Open<DeskPage>("/desk");

        desk.Do(() => Card(desk, taken).DragStart());
        desk.Do(() => desk.FindAll(".desk-column")[2].Drop());

        await SoonAsync(() => Cards(desk, 2).SequenceEqual([taken.Number]));
    }

    [Fact, Clause("B-145")]
    public async Task Board_CardDroppedOnCallBack_AsksForTheResultAndTakesNoEmptyOne()
    {
        var taken = await House.TakeAsync(CaseKind.Service);
        await House.AssignAsync(taken, House.Zhou);
        var desk = Open<DeskPage>("/desk");
        desk.Do(() => Card(desk, taken).DragStart());
        desk.Do(() => desk.FindAll(".desk-column")[3].Drop());
        desk.WaitForElement(".desk-ask form");

        await desk.InvokeAsync(() => desk.Find(".desk-ask form").SubmitAsync());
        desk.WaitForAssertion(() => Assert.Contains("请填写处理结果", desk.Find(".desk-ask .error").TextContent, StringComparison.Ordinal));
        Assert.Null((await House.ReadAsync(taken)).ResolvedAt);
        Assert.Equal("cases.not-resolved", (await House.Do<CloseCase>().RunAsync(PortalApp.Tester, taken.Id, null, default)).Refusal?.Code);

        desk.Do(() => desk.Find("#ask-text").Change("已疏通"));
        await desk.InvokeAsync(() => desk.Find(".desk-ask form").SubmitAsync());
        await SoonAsync(() => Cards(desk, 3).SequenceEqual([taken.Number]));
        Assert.Empty(desk.FindAll(".desk-ask"));
    }

    [Fact]
    public async Task Board_CardDroppedWhereNoStepLeads_SaysWhy()
    {
        var taken = await House.TakeAsync();
        await House.AssignAsync(taken, House.Zhou);
        var desk = Open<DeskPage>("/desk");

        desk.Do(() => Card(desk, taken).DragStart());
        desk.Do(() => desk.FindAll(".desk-column")[0].Drop());

        desk.WaitForAssertion(() => Assert.Contains("不能直接移到", desk.Find(".desk-say").TextContent, StringComparison.Ordinal));
        Assert.Equal([taken.Number], Cards(desk, 1));
    }

    [Fact]
    public async Task People_ShowPresenceAndLoad_AndWhoIsOffCannotBeSent()
    {
        await House.AssignAsync(await House.TakeAsync(), House.Zhou);
        await House.AssignAsync(await House.TakeAsync(), House.Zhou);

        var desk = Open<DeskPage>("/desk");

        desk.WaitForState(() => desk.FindAll(".person").Count == 3);
        Assert.Equal(["周海", "李雪梅", "陈班长"], desk.FindAll(".person-name").Select(name => name.FirstChild!.TextContent.Trim()));
        Assert.Contains("在手 2", Words(Person(desk, "周海")), StringComparison.Ordinal);
        Assert.Contains("暂离 6 分钟", Words(Person(desk, "李雪梅")), StringComparison.Ordinal);
        Assert.Contains("今日无班", Words(Person(desk, "陈班长")), StringComparison.Ordinal);
        Assert.True(Person(desk, "陈班长").HasAttribute("disabled"));
        Assert.False(Person(desk, "李雪梅").HasAttribute("disabled"));
    }

    [Fact]
    public void Gaps_NameThePostAndSinceWhen()
    {
        var desk = Open<DeskPage>("/desk");

        desk.WaitForAssertion(() => Assert.Contains("工程值班缺 2 人", Words(desk.Find(".gap")), StringComparison.Ordinal));
        Assert.Equal("/rules?clause=A-013", desk.Find(".gap a.clause").GetAttribute("href"));
    }

    [Fact]
    public void Gap_CallsWhoIsFree_AndShowsTheCall_AndLeadsToTheChangeOfTheShift()
    {
        var gap = Open<DeskPage>("/desk").WaitForElement(".gap");
        Assert.Contains("可顶岗：陈班长（近两日无班）", Words(gap), StringComparison.Ordinal);
        Assert.Equal("/duty?post=ENG&add=true", gap.QuerySelector("a.link-button")!.GetAttribute("href"));
        var desk = Open<DeskPage>("/desk");
        desk.WaitForElement(".gap-acts button");

        desk.Do(() => desk.FindAll(".gap-acts button")[1].Click());
        Assert.Contains("缺岗 2 人 → 1 人", Words(desk.Find(".gap-impact")), StringComparison.Ordinal);
        desk.Do(() => desk.Find(".gap-acts button").Click());

        desk.WaitForAssertion(() => Assert.Contains("已呼叫陈班长 20:00，未确认", Words(desk.Find(".gap-call")), StringComparison.Ordinal));
        Assert.DoesNotContain("呼叫陈班长", Words(desk.Find(".gap-acts")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gap_NamesFirstWhoWorksThereAndIsFreestBeforeAndAfter()
    {
        var post = await App.QueryAsync(db => Task.FromResult(db.Set<Post>().Single()));
        Portal.Domain.People.Person[] more = [CaseHouse.Somebody(4, "E004", "孙立", "维修工"), CaseHouse.Somebody(5, "E005", "王敏", "维修工"), CaseHouse.Somebody(6, "E006", "钱总", "经理")];
        await App.SeedAsync([.. more]);
        await App.SeedAsync(Shift(more[0], 2), Shift(more[1], 20), Shift(more[1], -28));

        var gap = Open<DeskPage>("/desk").WaitForElement(".gap");

        Assert.Contains("可顶岗：王敏（已休 20 小时）、孙立（近两日无班）", Words(gap), StringComparison.Ordinal);

        Assignment Shift(Portal.Domain.People.Person person, int hours) =>
            Assignment.Plan(TypedId.New<AssignmentId>(House.Now), person.Id, post.Id, House.Now.AddHours(hours), House.Now.AddHours(hours + 8)).Value;
    }

    [Fact]
    public async Task Chips_MyArea_ShowsCasesOfUnitsWhoseStewardIAm()
    {
        await App.SeedAsync(Portal.Domain.Fees.Unit.Register("7-0802", new Portal.Domain.Fees.UnitDetails("7", null, null, null, House.Chen.Id), House.Now).Value);
        var home = await App.QueryAsync(db => Task.FromResult(db.Set<Portal.Domain.Fees.Unit>().Single(unit => unit.Code == "7-0802")));
        await House.TakeAsync(title: "别人的片区");
        var mine = await House.TakeAsync(title: "我的片区", unit: home);
        SignIn(await App.AccountAsync(Portal.Domain.People.Roles.Supervisor, House.Chen.Id));

        Assert.Equal([mine.Number], Cards(Open<DeskPage>("/desk?mine=true"), 0));
        var chip = Open<DeskPage>("/desk").FindAll(".desk-bar .chip")[^1];
        Assert.Equal("我的片区 1", Words(chip));
    }

    [Fact]
    public async Task Chips_NarrowTheBoardAndLiveInTheAddress()
    {
        var late = await House.TakeAsync(ago: TimeSpan.FromHours(2), dueIn: TimeSpan.FromHours(-1));
        var repair = await House.TakeAsync(CaseKind.Repair, "门禁");

        Assert.Equal([repair.Number], Cards(Open<DeskPage>("/desk?kind=repair"), 0));
        Assert.Equal([late.Number], Cards(Open<DeskPage>("/desk?late=true"), 0));
        Assert.Equal([repair.Number], Cards(Open<DeskPage>("/desk?q=门禁"), 0));
        Assert.Equal(2, Cards(Open<DeskPage>("/desk"), 0).Count);
    }

    [Fact]
    public async Task Desk_Closed_LeavesNoWatcher()
    {
        Open<DeskPage>("/desk");
        Assert.True(Watchers() > 0);

        await DisposeComponentsAsync();

        Assert.Equal(0, Watchers());
    }

    [Fact]
    public async Task Desk_Prerendered_ShowsTheBoardAndWatchesNothing()
    {
        var taken = await House.TakeAsync();
        RenderAs(interactive: false);

        var desk = Open<DeskPage>("/desk");

        Assert.Equal([taken.Number], Cards(desk, 0));
        Assert.Equal(0, Watchers());
    }

    [Fact]
    public async Task Desk_Burst_EndsInTheLastState()
    {
        var desk = Open<DeskPage>("/desk");

        var taken = await Task.WhenAll(Enumerable.Range(0, 30).Select(no => House.TakeAsync(title: $"第{no}张")));
        await Task.WhenAll(taken.Take(12).Select(one => House.AssignAsync(one, House.Zhou)));

        await SoonAsync(() => Cards(desk, 0).Count == 18 && Cards(desk, 1).Count == 12);
    }

    [Fact]
    public async Task Desk_ReaderWhoMayNotAssign_SeesTheBoardAndCannotSend()
    {
        await House.TakeAsync();
        SignIn(new Actor(ActorKind.Account, "nobody", "访客"));

        var desk = Open<DeskPage>("/desk");

        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll(".desk-say")));
        Assert.Empty(desk.FindAll("[data-case]"));
    }

    private int Watchers() =>
        new ISnapshot[]
        {
            App.Services.GetRequiredService<CasesSnapshot>(), App.Services.GetRequiredService<CaseMonthsSnapshot>(),
            App.Services.GetRequiredService<Portal.Features.Duty.DutySnapshot>(), App.Services.GetRequiredService<Portal.Features.Fees.CollectionSnapshot>(),
        }.Sum(snapshot => snapshot.SubscriberCount);

    private static List<string?> Cards(IRenderedComponent<DeskPage> desk, int column) =>
        [.. desk.FindAll(".desk-column")[column].QuerySelectorAll("[data-case]").Select(card => card.GetAttribute("data-case"))];

    private static AngleSharp.Dom.IElement Card(IRenderedComponent<DeskPage> desk, TakenCase taken) => desk.Find($"[data-case='{taken.Number}']");

    private static AngleSharp.Dom.IElement Person(IRenderedComponent<DeskPage> desk, string name) =>
        desk.FindAll(".person").Single(person => person.TextContent.Contains(name, StringComparison.Ordinal));

    private PresenceEvent Clocking(Portal.Domain.People.PersonId person, PostId post, int minutes, PresenceKind kind, int no)
    {
        var at = House.Now.AddMinutes(minutes);
        return new PresenceEvent(TypedId.New<PresenceEventId>(House.Now), person, post, at, kind, no)
        {
            Day = new DateOnly(2026, 11, 21), DayCount = no, RecordedAt = at,
        };
    }
}
