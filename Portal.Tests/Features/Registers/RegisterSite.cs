using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Features.Obligations;
using Portal.Features.Registers;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Features.Duty;
using Portal.Tests.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>A site that keeps a few registers: goods in use, renovations, requests that two people decide, archives.</summary>
internal sealed class RegisterSite : IAsyncDisposable
{
    private static readonly PackLibrary Library = PackLibrary.Of([("sample.json", """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "hazmat", "class": "enforce", "source": "000 §1", "zh": "登记。", "en": "Record it." } ],
          "lists": [
            { "key": "goods", "zh": "物品", "en": "Goods", "number": { "zh": "最低库存", "en": "Minimum" } },
            { "key": "categories", "zh": "类别", "en": "Categories", "number": { "zh": "保存年限", "en": "Retention" } },
            { "key": "staff", "zh": "员工", "en": "Staff", "staff": true },
            { "key": "renovating", "zh": "在装修", "en": "Renovating", "register": { "of": "renovations", "stage": "started", "daysSince": 7 } }
          ],
          "registers": [
            { "key": "uses", "zh": "领用", "en": "Uses", "clauses": [ "X-001" ], "title": [ "goods", "person" ], "holder": "person",
              "stages": [
                { "key": "issued", "zh": "领用", "en": "Issued", "form": [
                    { "key": "goods", "zh": "物品", "en": "Goods", "kind": "choice", "from": "goods" },
                    { "key": "person", "zh": "领用人", "en": "Person", "kind": "choice", "from": "staff" },
                    { "key": "quantity", "zh": "数量", "en": "Quantity", "kind": "number", "min": 0, "stock": { "move": "out", "of": "goods" } } ] },
                { "key": "used", "zh": "使用", "en": "Used", "form": [ { "key": "used", "zh": "用量", "en": "Used", "kind": "number", "min": 0, "most": "quantity" } ] },
                { "key": "returned", "zh": "归还", "en": "Returned", "when": { "more": "quantity", "than": "used" }, "form": [
                    { "key": "returned", "zh": "归还量", "en": "Returned", "kind": "number", "is": [ "quantity", "used" ], "stock": { "move": "in", "of": "goods" } } ] }
              ],
              "tells": [ { "event": "goods.left-over", "at": "used", "settledBy": "returned" } ] },
            { "key": "renovations", "zh": "装修", "en": "Renovations", "clauses": [ "X-001" ], "title": [ "home" ], "holder": "steward",
              "stages": [
                { "key": "started", "zh": "开工", "en": "Started", "form": [
                    { "key": "home", "zh": "房号", "en": "Home", "kind": "unit" },
                    { "key": "until", "zh": "完工日", "en": "Until", "kind": "date", "required": false },
                    { "key": "plan", "zh": "图纸", "en": "Plan", "kind": "file", "required": false } ] },
                { "key": "accepted", "zh": "验收", "en": "Accepted", "form": [ { "key": "accepted", "zh": "合格", "en": "Accepted", "kind": "tick" } ] }
              ],
              "tells": [
                { "event": "renovation.day", "at": "started", "settledBy": "accepted", "daily": true, "perHolder": true },
                { "event": "renovation.ends", "at": "until", "settledBy": "accepted" } ] },
            { "key": "requests", "zh": "申请", "en": "Requests", "clauses": [ "X-001" ],
              "stages": [
                { "key": "requested", "zh": "申请", "en": "Requested", "form": [
                    { "key": "quantity", "zh": "数量", "en": "Quantity", "kind": "number", "min": 0, "each": "goods", "required": false },
                    { "key": "why", "zh": "事由", "en": "Why", "kind": "text" } ] },
                { "key": "decided", "zh": "审批", "en": "Decided", "by": "supervisor", "otherThan": "requested", "endsOn": { "item": "decision", "is": "rejected" }, "form": [
                    { "key": "decision", "zh": "决定", "en": "Decision", "kind": "choice", "choices": [ { "key": "approved", "zh": "同意", "en": "Approved" }, { "key": "rejected", "zh": "不同意", "en": "Rejected" } ] } ] },
                { "key": "bought", "zh": "购买", "en": "Bought", "form": [ { "key": "price", "zh": "金额", "en": "Price", "kind": "number" } ] }
              ] },
            { "key": "archives", "zh": "档案", "en": "Archives", "clauses": [ "X-001" ],
              "stages": [ { "key": "filed", "zh": "归档", "en": "Filed", "form": [
                  { "key": "name", "zh": "名称", "en": "Name", "kind": "text" },
                  { "key": "on", "zh": "归档日", "en": "Filed on", "kind": "date" },
                  { "key": "category", "zh": "类别", "en": "Category", "kind": "choice", "from": "categories" } ] } ],
              "tells": [ { "event": "archive.expires", "at": "on", "plusYearsOf": "category" } ] }
          ],
          "obligations": [
            { "key": "return", "zh": "归还余量", "en": "Return what is left", "clauses": [ "X-001" ], "trigger": { "event": "goods.left-over", "offset": 2, "unit": "hours", "direction": "after" }, "audience": { "holder": true }, "evidence": "confirm" },
            { "key": "patrol", "zh": "装修巡查", "en": "Patrol", "clauses": [ "X-001" ], "trigger": { "event": "renovation.day", "offset": 18, "unit": "hours", "direction": "after" }, "audience": { "holder": true }, "evidence": "confirm" },
            { "key": "accept", "zh": "验收", "en": "Accept", "clauses": [ "X-001" ], "trigger": { "event": "renovation.ends", "offset": 1, "unit": "days", "direction": "before" }, "audience": { "holder": true }, "evidence": "confirm", "opens": 1440 },
            { "key": "destroy", "zh": "销毁", "en": "Destroy", "clauses": [ "X-001" ], "trigger": { "event": "archive.expires", "offset": 1, "unit": "days", "direction": "after" }, "audience": { "role": "manager" }, "evidence": "confirm" },
            { "key": "count", "zh": "盘点", "en": "Count", "clauses": [ "X-001" ], "trigger": { "on": "everyday", "at": [ "22:00" ] }, "audience": { "role": "staff" }, "evidence": "checklist", "opens": 1200, "orders": "requests",
              "form": [ { "key": "there", "zh": "在库", "en": "There", "kind": "number", "each": "goods", "stock": { "move": "count" } } ] }
          ]
        }
        """)]);

    public RegisterSite()
    {
        App = new PortalApp(services => services.AddSingleton(Library));
        Estate = new FeeEstate(App);
        Seed = new DutySeed(App);
    }

    public PortalApp App { get; }

    public FeeEstate Estate { get; }

    public DutySeed Seed { get; }

    public Actor Staff { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    /// <summary>Two people, the pack switched on, 20 tins of paint and 5 bottles of spirit of which there should be 8.</summary>
    public async Task OpenAsync()
    {
        await Seed.Person("N", "张三", "职员").Person("S", "李四", "主管").SaveAsync();
        (Staff, Supervisor) = (await App.AccountAsync(Roles.Staff, Seed["N"], "张三"), await App.AccountAsync(Roles.Supervisor, Seed["S"], "李四"));
        Done(await Do<SwitchPack>().RunAsync(PortalApp.Tester, "sample", true, default));
        await ListAsync("goods", "油漆", "酒精 | 8");
        await App.SeedAsync(Moved("油漆", 20), Moved("酒精", 5));
    }

    public T Do<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async Task ListAsync(string list, params string[] lines) => Done(await Do<SaveThings>().RunAsync(PortalApp.Tester, list, lines, default));

    public Task<Result<RegisterEntryId>> TryOpenAsync(Actor actor, string register, bool done, params (string Item, string Value)[] answers) =>
        Do<OpenEntry>().RunAsync(actor, register, Answers(answers), done, default);

    public async Task<RegisterEntryId> OpenAsync(string register, params (string Item, string Value)[] answers)
    {
        var opened = await TryOpenAsync(Staff, register, true, answers);
        Assert.True(opened.IsDone, opened.Refusal?.ToString());
        return opened.Value;
    }

    public Task<Result> CompleteAsync(RegisterEntryId entry, string stage, params (string Item, string Value)[] answers) => CompleteAsync(Staff, entry, stage, answers);

    public Task<Result> CompleteAsync(Actor actor, RegisterEntryId entry, string stage, params (string Item, string Value)[] answers) =>
        Do<CompleteStage>().RunAsync(actor, entry, stage, Answers(answers), default);

    public Task<Result> CorrectAsync(RegisterEntryId entry, string item, string value, string reason = "写错") =>
        Do<CorrectEntry>().RunAsync(Staff, entry, new EvidenceAnswer(item, "", value), reason, default);

    public Task<RegisterEntry> RowAsync(RegisterEntryId entry) => App.QueryAsync(db => db.Set<RegisterEntry>().SingleAsync(row => row.Id == entry));

    public async Task<EntrySheet> SheetAsync(RegisterEntryId entry, Actor? reader = null)
    {
        var row = await RowAsync(entry);
        return (await Do<ShowEntry>().RunAsync(reader ?? Staff, row.Register, row.Number.ToString(), default)).Value;
    }

    public async Task<EntryPage> FindAsync(EntryFilter filter) => (await Do<FindEntries>().RunAsync(Staff, filter, default)).Value;

    public async Task<string> OnHandAsync(string article) => EvidenceItem.Show((await Do<ReadStock>().RunAsync(Staff, "goods", default)).Value.Single(line => line.Article == article).OnHand);

    public Task PlanAsync() => Do<PlanOccurrences>().RunAsync(default);

    public Task<List<DueOccurrence>> DueAsync(string obligation) =>
        App.QueryAsync(db => db.Set<DueOccurrence>().Where(row => row.Obligation == obligation).OrderBy(row => row.Due).ToListAsync());

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static void Done(Result result) => Assert.True(result.IsDone, result.Refusal?.ToString());

    public static EvidenceAnswer[] Answers(params (string Item, string Value)[] answers) =>
        [.. answers.Select(one => one.Item.Split(':') is [var item, var thing] ? new EvidenceAnswer(item, thing, one.Value) : new EvidenceAnswer(one.Item, "", one.Value))];

    private StockMovement Moved(string article, int quantity) => new()
    {
        Id = TypedId.New<StockMovementId>(App.Clock.GetUtcNow()), List = "goods", Article = article, Change = quantity * (long)StockMovement.Millionths,
        Direction = StockDirection.In, At = App.Clock.GetUtcNow(), By = "test", Label = "期初", Link = "/registers/stock",
    };
}
