using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Forms on the phone and on the desk, the turns of a day in one row, and the lists of things.</summary>
public sealed class EvidencePageTests : PageTest
{
    [Fact]
    public async Task Tick_WithOneTap_IsKept_AndTheLastOneLetsItBeClosed()
    {
        await LoungeAsync();
        var page = Render<MyObligations>();
        page.WaitForAssertion(() => Assert.Equal(3, Closing(page).QuerySelectorAll(".evidence-tick").Length));
        Assert.True(Closing(page).QuerySelector("button.btn-primary")!.HasAttribute("disabled"));

        for (var tick = 0; tick < 3; tick++)
        {
            var index = tick;
            page.Do(() => ((AngleSharp.Dom.IElement)Closing(page).QuerySelectorAll(".evidence-tick")[index]).Click());
            page.WaitForAssertion(() => Assert.Equal(index + 1, Closing(page).QuerySelectorAll(".evidence-tick[aria-pressed=true]").Length));
        }

        page.WaitForAssertion(() => Assert.False(Closing(page).QuerySelector("button.btn-primary")!.HasAttribute("disabled")));
        page.Do(() => Closing(page).QuerySelector("form")!.Submit());

        page.WaitForAssertion(() => Assert.DoesNotContain("下班收尾", page.Markup.Replace("贵宾厅", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.NotNull((await App.QueryAsync(db => db.Set<DueOccurrence>().SingleAsync(row => row.Obligation == "vip-closing" && row.DoneAt != null))).DoneAt);
    }

    [Fact]
    public async Task Fault_AsksForARemarkBeforeItIsKept()
    {
        var line = await CheckAsync();
        var row = Render<EvidenceRow>(set => set.Add(one => one.Line, line).Add(one => one.Asked, line.Asked[0]).Add(one => one.Label, "个人卫生").Add(one => one.MayAnswer, true));

        row.Find(".is-fault").Click();
        Assert.Empty(await EntriesAsync());
        row.Find(".evidence-remark").Submit();
        row.WaitForAssertion(() => Assert.Contains("须写下情况", row.Markup, StringComparison.Ordinal));
        row.Find(".evidence-remark input").Change("工装不整");
        row.Find(".evidence-remark").Submit();

        row.WaitForAssertion(() => Assert.Empty(row.FindAll(".evidence-remark")));
        Assert.Equal(["fault 工装不整"], (await EntriesAsync()).Select(entry => $"{entry.Value} {entry.Remark}"));
    }

    [Theory]
    [InlineData(EvidenceItemKind.Photo, "只接受 JPEG 或 PNG")]
    [InlineData(EvidenceItemKind.File, "只接受 PDF")]
    public void Attachment_OfAnotherKind_SaysWhichAreTaken(EvidenceItemKind kind, string sentence)
    {
        (string?, int)? handedIn = null;
        var input = Render<EvidenceInput>(set => set
            .Add(one => one.Id, "area").Add(one => one.Label, "附件").Add(one => one.Value, null)
            .Add(one => one.Asked, new EvidenceLine(new EvidenceItem("area", new("附件", "Attachment"), kind), ""))
            .Add(one => one.Keep, _ => throw new InvalidOperationException("nothing was written"))
            .Add(one => one.Attach, (_, name, content) =>
            {
                handedIn = (name, content.Length);
                return Task.FromResult(EvidenceUpload.Read(kind, name, content, App.Clock.GetUtcNow()).Refusal);
            }));

        input.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("no picture", "a.jpg"));

        input.WaitForAssertion(() => Assert.Contains(sentence, input.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("a.jpg", 10), handedIn);
    }

    [Theory]
    [InlineData(EvidenceItemKind.Date, "input[type=date]", "2026-11-30")]
    [InlineData(EvidenceItemKind.Unit, "input[placeholder]", "1-1-0101")]
    public void Answer_WrittenIntoItsControl_IsHandedOn(EvidenceItemKind kind, string control, string value)
    {
        EvidenceAnswer? kept = null;
        var input = Render<EvidenceInput>(set => set
            .Add(one => one.Id, "day").Add(one => one.Label, "日期").Add(one => one.Value, null)
            .Add(one => one.Asked, new EvidenceLine(new EvidenceItem("day", new("日期", "Day"), kind), "大堂"))
            .Add(one => one.Attach, (_, _, _) => throw new InvalidOperationException("nothing was handed in"))
            .Add(one => one.Keep, answer =>
            {
                kept = answer;
                return Task.FromResult<Portal.Domain.Kernel.Refusal?>(null);
            }));

        input.Find(control).Change(value);

        Assert.Equal(new EvidenceAnswer("day", "大堂", value), kept);
    }

    [Fact]
    public async Task Answer_OfWhatIsDone_CanOnlyBeCorrectedWithAReason()
    {
        var line = await CheckAsync();
        var actor = await App.AccountAsync(Roles.Supervisor);
        foreach (var asked in line.Asked)
        {
            await App.Services.GetRequiredService<AnswerItem>().RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer(asked.Item.Key, "", "ok"), default);
        }

        await App.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(actor, line.Obligation, line.Key, null, default);
        line = await LineAsync("lounge-self-check");
        SignIn(actor);
        var row = Render<EvidenceRow>(set => set.Add(one => one.Line, line).Add(one => one.Asked, line.Asked[0]).Add(one => one.Label, "个人卫生").Add(one => one.MayCorrect, true));

        Assert.Empty(row.FindAll(".evidence-either"));
        row.Find(".link-button").Click();
        row.Find("select").Change("fault");
        row.FindAll(".evidence-correction input")[0].Change("未穿工装");
        row.FindAll(".evidence-correction input")[1].Change("漏看");
        row.Find(".evidence-correction").Submit();

        row.WaitForAssertion(() => Assert.Empty(row.FindAll(".evidence-correction")));
        Assert.Equal([(0, "ok"), (1, "fault")], (await EntriesAsync()).Where(entry => entry.Item == line.Asked[0].Item.Key).OrderBy(entry => entry.Number).Select(entry => (entry.Number, entry.Value)));
    }

    [Fact]
    public async Task Desk_ManyTurnsOfADay_StandInOneRowThatOpens()
    {
        var seed = new DutySeed(App).Person("N").Post("中控室").Shift("N", "中控室", "2026-11-21 20:00", "2026-11-22 08:00");
        await seed.SaveAsync();
        await SwitchAsync("control-room");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/obligations?day=2026-11-22");
        var page = Render<ObligationsPage>();

        var strip = page.WaitForElement(".obligation-strip");
        Assert.Equal(33, strip.QuerySelectorAll(".mark").Length);
        Assert.Contains("已办 0 / 33", strip.TextContent, StringComparison.Ordinal);
        Assert.Empty(strip.QuerySelectorAll(".obligation"));

        page.Do(() => page.Find(".obligation-strip summary").Click());

        page.WaitForAssertion(() => Assert.Equal(33, page.Find(".obligation-strip").QuerySelectorAll(".obligation").Length));
    }

    [Fact]
    public async Task Desk_OccurrenceLetFall_IsGoneAndTellsWhy()
    {
        await LoungeAsync();
        SignIn(PortalApp.Tester);
        var page = Render<ObligationsPage>();
        page.WaitForElement(".obligation .link-button");

        page.Do(() => Turn(page).QuerySelector(".link-button")!.Click());
        page.WaitForElement(".obligation-move");
        page.Do(() => page.Find(".obligation-move input[type=checkbox]").Change(true));
        page.Do(() => page.FindAll(".obligation-move > input")[1].Change("停电"));
        page.Do(() => page.Find(".obligation-move").Submit());

        page.WaitForAssertion(() => Assert.Contains("停电", page.Find(".obligation-moves").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll(".obligation"), one => one.TextContent.Contains("D-232", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Things_OfPacksThatAreOff_StandApart()
    {
        await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "fire-control-room", true, default);

        var page = Render<ThingsPage>();

        page.WaitForElement("#things-torches");
        Assert.Empty(page.FindAll("details #things-torches"));
        Assert.Equal(page.FindAll("textarea").Count - page.FindAll("details textarea").Count, App.Services.GetRequiredService<Portal.Packs.PackLibrary>().Packs.Single(pack => pack.Id == "fire-control-room").Lists.Select(list => list.Key).Distinct().Count());
        Assert.NotEmpty(page.FindAll("details textarea"));
    }

    [Fact]
    public async Task Things_OnePerLine_AreSaved()
    {
        var page = Render<ThingsPage>();
        page.WaitForElement("#things-cameras");

        page.Do(() => page.Find("#things-cameras").Change("大堂\n 东门 \n\n大堂"));
        page.Do(() => page.Find("form[aria-label=监视探头]").Submit());

        page.WaitForAssertion(() => Assert.Contains("已保存", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["大堂", "东门"], await App.QueryAsync(db => db.Set<EvidenceThing>().Where(thing => thing.List == "cameras").OrderBy(thing => thing.Position).Select(thing => thing.Name).ToListAsync()));
    }

    [Fact]
    public async Task Packs_PreviewedOnASiteWithoutTheirPosts_SayWhatReachesNobodyAndWhere()
    {
        await App.SeedAsync(new Person(Portal.Domain.Kernel.TypedId.New<PersonId>(App.Clock.GetUtcNow()), "M", new PersonDetails { Name = "经理", Title = "经理" }));
        var page = Render<PacksPage>();
        page.WaitForElement("section[aria-label=中控室]");

        page.Do(() => page.Find("section[aria-label=中控室] button").Click());

        page.WaitForAssertion(() => Assert.Contains("control-room.json $.obligations[0].audience", page.Find("section[aria-label=中控室]").TextContent, StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Closing(IRenderedComponent<MyObligations> page) => page.FindAll(".obligation").Single(one => one.TextContent.Contains("D-232", StringComparison.Ordinal));

    private static AngleSharp.Dom.IElement Turn(IRenderedComponent<ObligationsPage> page) => page.FindAll(".obligation").First(one => one.TextContent.Contains("D-232", StringComparison.Ordinal));

    /// <summary>Somebody on duty in the lounge until 22:00, an hour before closing, signed in.</summary>
    private async Task LoungeAsync()
    {
        var seed = new DutySeed(App).Person("N").Post("休息室").Shift("N", "休息室", "2026-11-21 14:00", "2026-11-21 22:00");
        await seed.SaveAsync();
        await SwitchAsync("rest-rooms");
        App.Clock.MoveTo(DutySeed.At("21:10"));
        SignIn(await App.AccountAsync(Roles.Staff, seed["N"]));
    }

    private async Task<ObligationLine> CheckAsync()
    {
        await LoungeAsync();
        await App.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, "self_check_time", "22:30", null, default);
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        return await LineAsync("lounge-self-check");
    }

    private async Task<ObligationLine> LineAsync(string obligation) =>
        (await App.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default)).Value.Single(line => line.Obligation == obligation);

    private async Task SwitchAsync(string pack)
    {
        Assert.True((await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
    }

    private Task<List<EvidenceEntry>> EntriesAsync() => App.QueryAsync(db => db.Set<EvidenceEntry>().AsNoTracking().ToListAsync());
}
