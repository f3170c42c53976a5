using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Registers;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>Entries are opened, go through their stages, are corrected, tell events and move the stock.</summary>
[Trait("Engines", "Both")]
public sealed class RegisterTests : IAsyncLifetime
{
    private readonly RegisterSite _site = new();

    public Task InitializeAsync() => _site.OpenAsync();

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();

    [Fact]
    public async Task Entry_KeptAsADraft_IsAnsweredBitByBit_AndGoesOnOnlyComplete()
    {
        var draft = (await _site.TryOpenAsync(_site.Staff, "uses", false, ("goods", "油漆"))).Value;
        var answer = _site.Do<AnswerEntry>();

        Assert.Equal("evidence.value-unknown", (await answer.RunAsync(_site.Staff, draft, new EvidenceAnswer("goods", "", "汽油"), default)).Refusal?.Code);
        Assert.Equal("evidence.item-unknown", (await answer.RunAsync(_site.Staff, draft, new EvidenceAnswer("used", "", "1"), default)).Refusal?.Code);
        RegisterSite.Done(await answer.RunAsync(_site.Staff, draft, new EvidenceAnswer("quantity", "", "3"), default));
        RegisterSite.Done(await answer.RunAsync(_site.Staff, draft, new EvidenceAnswer("quantity", "", ""), default));
        var incomplete = (await _site.CompleteAsync(draft, "issued")).Refusal!;
        Assert.Equal(("evidence.incomplete", 2, "领用人、数量"), (incomplete.Code, incomplete.Args[0], ((Portal.Domain.Rulebook.Wording)incomplete.Args[1]!).Chinese));
        Assert.Equal("20", await _site.OnHandAsync("油漆"));

        RegisterSite.Done(await _site.CompleteAsync(draft, "issued", ("person", "张三"), ("quantity", "3.50")));

        var sheet = await _site.SheetAsync(draft);
        Assert.Equal(("R-20261121-0001", "油漆 · 张三", "used", "张三", true), (sheet.Number, sheet.Title, sheet.Stage, sheet.HolderName, sheet.IsOpen));
        Assert.Equal([StageStanding.Done, StageStanding.Current, StageStanding.Ahead], sheet.Stages.Select(stage => stage.Standing));
        Assert.Equal("16.5", await _site.OnHandAsync("油漆"));
    }

    [Fact]
    public async Task Draft_GivenUpWithAReason_IsClosedAsItStands_ByItsWriterOrWhoManagesDuty()
    {
        var give = _site.Do<GiveUpDraft>();
        var draft = (await _site.TryOpenAsync(_site.Staff, "uses", false, ("goods", "油漆"))).Value;
        var other = (await _site.TryOpenAsync(_site.Supervisor, "uses", false, ("goods", "酒精"))).Value;
        var written = await _site.OpenAsync("uses", ("goods", "油漆"), ("person", "张三"), ("quantity", "5"));

        Assert.Equal("registers.reason-missing", (await give.RunAsync(_site.Staff, draft, " ", default)).Refusal?.Code);
        Assert.Equal("registers.not-the-writer", (await give.RunAsync(_site.Staff, other, "重复", default)).Refusal?.Code);
        Assert.Equal("registers.not-a-draft", (await give.RunAsync(_site.Staff, written, "重复", default)).Refusal?.Code);
        _site.App.Clock.Advance(TimeSpan.FromMinutes(5));
        RegisterSite.Done(await give.RunAsync(_site.Staff, draft, " 重复登记 ", default));
        RegisterSite.Done(await give.RunAsync(PortalApp.Tester, other, "不领了", default));

        var sheet = await _site.SheetAsync(draft);
        Assert.Equal(new GivenUpNote("重复登记", "张三", _site.App.Clock.GetUtcNow()), sheet.GivenUp);
        Assert.Equal((false, null, "油漆", false), (sheet.IsOpen, sheet.Stage, sheet.Stages[0].Answers.Single().Value, sheet.MayGiveUp));
        Assert.Equal("registers.given-up", (await give.RunAsync(_site.Staff, draft, "再次", default)).Refusal?.Code);
        Assert.Equal("registers.given-up", (await _site.Do<AnswerEntry>().RunAsync(_site.Staff, draft, new EvidenceAnswer("quantity", "", "3"), default)).Refusal?.Code);
        Assert.Equal("registers.given-up", (await _site.CompleteAsync(draft, "issued", ("person", "张三"), ("quantity", "3"))).Refusal?.Code);
        Assert.Equal("registers.given-up", (await _site.CorrectAsync(draft, "goods", "酒精")).Refusal?.Code);
        Assert.Equal([written], (await _site.FindAsync(new EntryFilter("uses", EntryState.Open))).Rows.Select(row => row.Id));
        Assert.Equal(
            [("不领了", false, sheet.GivenUp!.At), ("重复登记", false, sheet.GivenUp.At)],
            (await _site.FindAsync(new EntryFilter("uses", EntryState.Closed))).Rows.Select(row => (row.GivenUpFor, row.IsDraft, row.MovedAt)));
        Assert.Equal([written], (await _site.Do<ReadMyEntries>().RunAsync(_site.Staff, default)).Value.Select(own => own.Entry.Id));
        Assert.Equal((1, 0), (await _site.Do<ListRegisters>().RunAsync(_site.Staff, default)).Value.Where(book => book.Key == "uses").Select(book => (book.Open, book.Drafts)).Single());
    }

    [Fact]
    public async Task Stage_ThatIsLeftOut_ClosesTheEntry_AndACorrectionOpensItAgainAndKeepsTheOldAnswer()
    {
        var entry = await _site.OpenAsync("uses", ("goods", "油漆"), ("person", "张三"), ("quantity", "5"));
        Assert.Equal("registers.stage-wrong", (await _site.CompleteAsync(entry, "returned", ("returned", "5"))).Refusal?.Code);
        Assert.Equal("evidence.above-other", (await _site.CompleteAsync(entry, "used", ("used", "6"))).Refusal?.Code);
        RegisterSite.Done(await _site.CompleteAsync(entry, "used", ("used", "5")));
        Assert.Equal([StageStanding.Done, StageStanding.Done, StageStanding.Skipped], (await _site.SheetAsync(entry)).Stages.Select(stage => stage.Standing));
        Assert.Equal("registers.closed", (await _site.CompleteAsync(entry, "returned", ("returned", "0"))).Refusal?.Code);
        Assert.Equal("registers.reason-missing", (await _site.CorrectAsync(entry, "used", "3", " ")).Refusal?.Code);

        _site.App.Clock.Advance(TimeSpan.FromMinutes(5));
        RegisterSite.Done(await _site.CorrectAsync(entry, "used", "3", "看错量杯"));

        var sheet = await _site.SheetAsync(entry);
        Assert.Equal([("5", null), ("3", "看错量杯")], sheet.Stages[1].Answers.Select(answer => (answer.Value, answer.Reason)));
        Assert.Equal(("returned", true, (DateTimeOffset?)null, "2"), (sheet.Stage, sheet.IsOpen, sheet.ClosedAt, sheet.Stages[2].Proposed["returned"]));
        Assert.Equal("evidence.no-difference", (await _site.CompleteAsync(entry, "returned", ("returned", "1"))).Refusal?.Code);
        RegisterSite.Done(await _site.Do<AnswerEntry>().RunAsync(_site.Staff, entry, new EvidenceAnswer("returned", "", "1"), default));
        Assert.Equal("registers.not-done", (await _site.CorrectAsync(entry, "returned", "2")).Refusal?.Code);
        RegisterSite.Done(await _site.CompleteAsync(entry, "returned", ("returned", "2")));
        Assert.Equal("17", await _site.OnHandAsync("油漆"));
    }

    [Fact]
    public async Task Stage_OfARoleAndOfASecondPerson_IsRefusedToOthers_AndARejectionEndsTheEntry()
    {
        var mine = (await _site.TryOpenAsync(_site.Supervisor, "requests", true, ("why", "缺货"))).Value;
        var entry = await _site.OpenAsync("requests", ("quantity:油漆", "2"), ("why", "缺货"));

        Assert.Equal("registers.role-missing", (await _site.CompleteAsync(entry, "decided", ("decision", "approved"))).Refusal?.Code);
        Assert.Equal("registers.same-person", (await _site.CompleteAsync(_site.Supervisor, mine, "decided", ("decision", "approved"))).Refusal?.Code);
        Assert.Equal("registers.role-missing", (await _site.SheetAsync(entry)).Stages[1].NotYours?.Code);
        Assert.True((await _site.SheetAsync(entry, _site.Supervisor)).Stages[1].MayDo);
        RegisterSite.Done(await _site.CompleteAsync(_site.Supervisor, entry, "decided", ("decision", "rejected")));
        Assert.Equal((false, StageStanding.Skipped), ((await _site.SheetAsync(entry)).IsOpen, (await _site.SheetAsync(entry)).Stages[2].Standing));
        Assert.Equal("registers.closed", (await _site.CompleteAsync(entry, "bought", ("price", "9"))).Refusal?.Code);

        var manager = await _site.App.AccountAsync(Roles.Manager);
        RegisterSite.Done(await _site.CompleteAsync(manager, mine, "decided", ("decision", "approved")));
        Assert.Equal("bought", (await _site.RowAsync(mine)).Stage);
        var wall = new Actor(ActorKind.Anonymous, "", "");
        Assert.Equal("access.sign-in-first", (await _site.TryOpenAsync(wall, "requests", true, ("why", "缺货"))).Refusal?.Code);
    }

    [Fact]
    public async Task Stock_BeyondWhatIsThere_IsRefused_AndNothingChanges()
    {
        Assert.Equal("registers.stock-short", (await _site.TryOpenAsync(_site.Staff, "uses", true, ("goods", "酒精"), ("person", "张三"), ("quantity", "5.5"))).Refusal?.Code);
        Assert.Equal(0, await _site.App.QueryAsync(db => db.Set<RegisterEntry>().CountAsync()));

        var entry = await _site.OpenAsync("uses", ("goods", "酒精"), ("person", "张三"), ("quantity", "5"));
        Assert.Equal("registers.stock-short", (await _site.CorrectAsync(entry, "quantity", "6")).Refusal?.Code);
        RegisterSite.Done(await _site.CorrectAsync(entry, "quantity", "2"));
        RegisterSite.Done(await _site.CorrectAsync(entry, "goods", "油漆"));

        Assert.Equal(("5", "18"), (await _site.OnHandAsync("酒精"), await _site.OnHandAsync("油漆")));
        var stock = (await _site.Do<ReadStock>().RunAsync(_site.Staff, "goods", default)).Value;
        Assert.Equal([("油漆", null, 0m), ("酒精", 8m, 3m)], stock.Select(line => (line.Article, line.Minimum, line.Lacking)));
        Assert.Equal(["-2 油漆 · 张三", "-5 酒精 · 张三", "2 油漆 · 张三", "20 期初", "3 酒精 · 张三", "5 期初"],
            (await _site.Do<ReadStock>().MovementsAsync(_site.Staff, "goods", null, default)).Value.Select(row => $"{EvidenceItem.Show(row.Quantity)} {row.Label}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Count_OfAnObligation_SetsTheStock_AndOrdersWhatLacksInOneDraft()
    {
        async Task<string> CountAsync(string paint, string spirit)
        {
            await _site.PlanAsync();
            var row = (await _site.DueAsync("count")).First(one => one.DoneAt is null && one.Opens <= _site.App.Clock.GetUtcNow());
            foreach (var answer in RegisterSite.Answers(("there:油漆", paint), ("there:酒精", spirit)))
            {
                RegisterSite.Done(await _site.Do<AnswerItem>().RunAsync(_site.Staff, "count", row.Key, answer, default));
            }

            RegisterSite.Done(await _site.Do<ConfirmOccurrence>().RunAsync(_site.Staff, "count", row.Key, null, default));
            return row.Key;
        }

        var first = await CountAsync("19", "2");
        var draft = Assert.Single((await _site.FindAsync(new EntryFilter("requests"))).Rows);
        Assert.True(draft.IsDraft);
        Assert.Equal(["酒精 6"], draft.Answers.Select(answer => $"{answer.Thing} {answer.Value}"));
        Assert.Equal(("19", "2"), (await _site.OnHandAsync("油漆"), await _site.OnHandAsync("酒精")));

        RegisterSite.Done(await _site.Do<AddCorrection>().RunAsync(_site.Staff, "count", first, new EvidenceAnswer("there", "油漆", "18"), "漏看一桶", default));
        Assert.Equal("18", await _site.OnHandAsync("油漆"));

        _site.App.Clock.Advance(TimeSpan.FromDays(1));
        await _site.ListAsync("goods", "油漆 | 25", "酒精 | 8");
        await CountAsync("20", "9");
        Assert.Equal(["油漆 5"], Assert.Single((await _site.FindAsync(new EntryFilter("requests"))).Rows).Answers.Select(answer => $"{answer.Thing} {answer.Value}"));

        RegisterSite.Done(await _site.CompleteAsync(draft.Id, "requested", ("why", "补货")));
        _site.App.Clock.Advance(TimeSpan.FromDays(1));
        await CountAsync("20", "9");
        Assert.Equal([true, false], (await _site.FindAsync(new EntryFilter("requests"))).Rows.Select(row => row.IsDraft));
    }

    [Fact]
    public async Task Event_OfAStage_OpensAnObligationOfTheHolder_AndTheStageThatSettlesItClosesIt()
    {
        var clean = await _site.OpenAsync("uses", ("goods", "油漆"), ("person", "张三"), ("quantity", "1"));
        RegisterSite.Done(await _site.CompleteAsync(clean, "used", ("used", "1")));
        var entry = await _site.OpenAsync("uses", ("goods", "油漆"), ("person", "李四"), ("quantity", "5"));
        RegisterSite.Done(await _site.CompleteAsync(entry, "used", ("used", "3")));
        await _site.PlanAsync();

        var due = Assert.Single(await _site.DueAsync("return"));
        Assert.Equal((entry.Value.ToString("N"), "油漆 · 李四", _site.Seed["S"], _site.App.Clock.GetUtcNow().AddHours(2)), (due.Key, due.Label, due.Holder, due.Due));
        Assert.Equal("/registers/uses/R-20261121-0002", due.Link);

        var late = await _site.OpenAsync("uses", ("goods", "油漆"), ("person", "李四"), ("quantity", "2"));
        RegisterSite.Done(await _site.CompleteAsync(late, "used", ("used", "1")));
        _site.App.Clock.Advance(TimeSpan.FromMinutes(30));
        RegisterSite.Done(await _site.CompleteAsync(entry, "returned", ("returned", "2")));
        await _site.PlanAsync();
        due = (await _site.DueAsync("return")).Single(row => row.Key == due.Key);
        Assert.Equal((_site.App.Clock.GetUtcNow(), _site.Seed["N"]), (due.DoneAt, due.DoneBy));

        _site.App.Clock.Advance(TimeSpan.FromDays(9));
        await _site.PlanAsync();
        RegisterSite.Done(await _site.CompleteAsync(late, "returned", ("returned", "1")));
        due = Assert.Single(await _site.DueAsync("return"), row => row.Key != due.Key);
        Assert.Equal((_site.App.Clock.GetUtcNow(), OccurrenceStanding.DoneLate), (due.DoneAt, due.Standing(_site.App.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Event_OfEachDay_ComesForWhoeverIsTheStewardNow_UntilTheDayBeforeItIsSettled()
    {
        await _site.Estate.UnitAsync("3-1201", steward: await _site.App.QueryAsync(db => db.Set<Person>().SingleAsync(person => person.Code == "N")));
        await _site.Estate.UnitAsync("3-1202", steward: await _site.App.QueryAsync(db => db.Set<Person>().SingleAsync(person => person.Code == "N")));
        Assert.Equal("evidence.unit-unknown", (await _site.TryOpenAsync(_site.Staff, "renovations", true, ("home", "9-999"))).Refusal?.Code);
        var first = await _site.OpenAsync("renovations", ("home", "3-1201"), ("until", "2026-11-24"));
        await _site.OpenAsync("renovations", ("home", "3-1202"));
        await _site.PlanAsync();

        Assert.Equal(["20261122 [2]"], (await _site.DueAsync("patrol")).Select(row => $"{row.Key.Split(':')[1]} {row.Args}"));
        Assert.All(await _site.DueAsync("patrol"), row => Assert.Equal(_site.Seed["N"], row.Holder));
        Assert.Equal(DutySeed.At("2026-11-23 00:00"), Assert.Single(await _site.DueAsync("accept")).Due);
        Assert.Equal(2, (await _site.FindAsync(new EntryFilter("renovations", Holder: _site.Seed["N"]))).Total);

        _site.App.Clock.Advance(TimeSpan.FromHours(12));
        RegisterSite.Done(await _site.CompleteAsync(first, "accepted", ("accepted", "yes")));
        await _site.PlanAsync();
        Assert.Equal(["20261122 [1]", "20261123 [1]"], (await _site.DueAsync("patrol")).Select(row => $"{row.Key.Split(':')[1]} {row.Args}"));
        Assert.NotNull((await _site.DueAsync("accept")).Single().DoneAt);
    }

    [Fact]
    public async Task Date_PlusTheYearsOfItsCategory_TellsWhenAnArchiveExpires_AndFollowsACorrection()
    {
        await _site.ListAsync("categories", "合同 | 5", "函件");
        var entry = await _site.OpenAsync("archives", ("name", "物业合同"), ("on", "2021-11-21"), ("category", "合同"));
        await _site.OpenAsync("archives", ("name", "来函"), ("on", "2021-11-21"), ("category", "函件"));
        await _site.PlanAsync();
        Assert.Equal([(entry.Value.ToString("N"), DutySeed.At("2026-11-22 00:00"))], (await _site.DueAsync("destroy")).Select(row => (row.Key, row.Due)));

        RegisterSite.Done(await _site.CorrectAsync(entry, "on", "2021-11-20"));
        await _site.PlanAsync();
        Assert.DoesNotContain(await _site.DueAsync("destroy"), row => row.Due > _site.App.Clock.GetUtcNow());
        Assert.Equal(new DateOnly(2021, 11, 20), await _site.App.QueryAsync(db => db.Set<RegisterDate>().Where(date => date.Entry == entry).Select(date => date.Day).SingleAsync()));
        Assert.Equal("obligations.thing-number", (await _site.Do<SaveThings>().RunAsync(PortalApp.Tester, "categories", ["合同 | 五"], default)).Refusal?.Code);
    }

    [Fact]
    public async Task List_OfEntries_HasThoseThatWaitAfterItsStage_SinceSoManyDays()
    {
        foreach (var unit in new[] { "3-1201", "3-1202" })
        {
            await _site.Estate.UnitAsync(unit);
        }

        var first = await _site.OpenAsync("renovations", ("home", "3-1201"));
        _site.App.Clock.Advance(TimeSpan.FromDays(3));
        await _site.OpenAsync("renovations", ("home", "3-1202"));
        await _site.OpenAsync("renovations", ("home", "3-1202"));
        Assert.Empty(await RenovatingAsync());

        _site.App.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(["3-1201"], await RenovatingAsync());
        _site.App.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(["3-1201", "3-1202 R-20261124-0001", "3-1202 R-20261124-0002"], await RenovatingAsync());
        RegisterSite.Done(await _site.CompleteAsync(first, "accepted", ("accepted", "yes")));
        Assert.Equal(["3-1202 R-20261124-0001", "3-1202 R-20261124-0002"], await RenovatingAsync());
        Assert.Equal("obligations.list-filled", (await _site.Do<SaveThings>().RunAsync(PortalApp.Tester, "renovating", ["甲"], default)).Refusal?.Code);
    }

    [Fact]
    public async Task Entries_ManyAtOnce_AreAllTakenOrNone()
    {
        var open = _site.Do<OpenEntries>();
        IReadOnlyList<EvidenceAnswer> Use(string quantity) => RegisterSite.Answers(("goods", "酒精"), ("person", "张三"), ("quantity", quantity));

        var refused = (await open.RunAsync(_site.Staff, "uses", [Use("2"), Use("2"), Use("2")], default)).Refusal!;
        Assert.Equal(("registers.stock-short", "entries[2]"), (refused.Code, refused.Field));
        Assert.Equal("registers.count-wrong", (await open.RunAsync(_site.Staff, "uses", [], default)).Refusal?.Code);
        Assert.Equal("evidence.incomplete", (await open.RunAsync(_site.Staff, "uses", [Use("1"), [.. Use("1").Take(2)]], default)).Refusal?.Code);
        Assert.Equal((0, "5"), (await _site.App.QueryAsync(db => db.Set<RegisterEntry>().CountAsync()), await _site.OnHandAsync("酒精")));

        Assert.Equal(2, (await open.RunAsync(_site.Staff, "uses", [Use("2"), Use("3")], default)).Value);
        Assert.Equal(["R-20261121-0002", "R-20261121-0001"], (await _site.FindAsync(new EntryFilter("uses"))).Rows.Select(row => row.Number));
        Assert.Equal("0", await _site.OnHandAsync("酒精"));
    }

    [Fact]
    public async Task Stage_CompletedByManyAtOnce_IsDoneOnce_AndNumbersAreNeverGivenTwice()
    {
        var entry = await _site.OpenAsync("uses", ("goods", "油漆"), ("person", "张三"), ("quantity", "5"));

        var completed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _site.CompleteAsync(entry, "used", ("used", "3"))));
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _site.TryOpenAsync(_site.Staff, "uses", true, ("goods", "油漆"), ("person", "张三"), ("quantity", "1"))));

        Assert.Equal(1, completed.Count(result => result.IsDone));
        Assert.All(completed.Where(result => !result.IsDone), result => Assert.Equal("registers.stage-wrong", result.Refusal!.Code));
        Assert.Equal(15, opened.Count(result => result.IsDone));
        Assert.All(opened.Where(result => !result.IsDone), result => Assert.Equal("registers.stock-short", result.Refusal!.Code));
        Assert.Equal("0", await _site.OnHandAsync("油漆"));
        Assert.Equal(Enumerable.Range(1, 16), (await _site.App.QueryAsync(db => db.Set<RegisterEntry>().Select(row => row.Serial).ToListAsync())).Order());
    }

    [Fact]
    public async Task File_IsKeptByWhatItIs_AndReplacedUntilTheStageIsDone()
    {
        await _site.Estate.UnitAsync("3-1201");
        var draft = (await _site.TryOpenAsync(_site.Staff, "renovations", false, ("home", "3-1201"))).Value;
        var attach = _site.Do<AttachToEntry>();
        var line = new EvidenceAnswer("plan", "", "");

        Assert.Equal("obligations.no-file", (await attach.RunAsync(_site.Staff, draft, line, "plan.pdf", "<html>"u8.ToArray(), default)).Refusal?.Code);
        Assert.Equal("obligations.file-too-large", (await attach.RunAsync(_site.Staff, draft, line, "plan.pdf", new byte[EvidenceUpload.LargestFile + 1], default)).Refusal?.Code);
        Assert.Equal("evidence.item-unknown", (await attach.RunAsync(_site.Staff, draft, line with { Item = "home" }, "plan.pdf", "%PDF-1.7"u8.ToArray(), default)).Refusal?.Code);
        Assert.Equal("evidence.value-unknown", (await _site.Do<AnswerEntry>().RunAsync(_site.Staff, draft, line with { Value = Guid.Empty.ToString("N") }, default)).Refusal?.Code);
        RegisterSite.Done(await attach.RunAsync(_site.Staff, draft, line, @"C:\plans\图纸 1.exe", "%PDF-1.7"u8.ToArray(), default));
        RegisterSite.Done(await attach.RunAsync(_site.Staff, draft, line, "../图纸 2.pdf", "%PDF-1.7 2"u8.ToArray(), default));
        RegisterSite.Done(await _site.CompleteAsync(draft, "started"));

        var file = await _site.App.QueryAsync(db => db.Set<EvidenceFile>().SingleAsync());
        Assert.Equal(("图纸 2.pdf", "application/pdf", file.Id.Value.ToString("N")), (file.Name, file.ContentType, (await _site.SheetAsync(draft)).Stages[0].Answers.Single(answer => answer.Item == "plan").Value));
        Assert.Equal("evidence.item-unknown", (await attach.RunAsync(_site.Staff, draft, line, "plan.pdf", "%PDF-1.7"u8.ToArray(), default)).Refusal?.Code);
    }

    private async Task<IReadOnlyList<string>> RenovatingAsync() =>
        (await _site.Do<ReadThings>().RunAsync(PortalApp.Tester, default)).Value.Single(list => list.List.Key == "renovating").Things;
}
