using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Features.Obligations;
using Portal.Features.Registers;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers.Pages;

/// <summary>A site with two registers: goods that are taken out, used and brought back, and requests that somebody else approves.</summary>
internal sealed class SampleBooks(PortalApp app)
{
    private const string Pack = """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "hazmat", "class": "remind", "source": "000 §1", "zh": "剩余的退回。", "en": "What is left goes back.", "who": { "zh": "班长", "en": "Team leader" } },
                       { "id": "X-002", "area": "purchase", "class": "remind", "source": "000 §2", "zh": "采购须审批。", "en": "Orders are approved.", "who": { "zh": "主管", "en": "Supervisor" } } ],
          "lists": [ { "key": "goods", "zh": "危险品", "en": "Hazardous goods", "number": { "zh": "最低库存", "en": "Minimum" } } ],
          "obligations": [ { "key": "bring-back", "zh": "退回剩余危险品", "en": "Bring back what is left", "clauses": [ "X-001" ], "trigger": { "event": "hazmat.left-over", "offset": 60, "unit": "minutes", "direction": "after" },
            "audience": { "holder": true }, "evidence": "confirm", "remind": [ 0 ] } ],
          "registers": [
            { "key": "uses", "zh": "危险品领用登记", "en": "Hazardous goods in use", "clauses": [ "X-001" ], "title": [ "goods", "purpose" ],
              "stages": [
                { "key": "issued", "zh": "领用", "en": "Issued", "form": [
                  { "key": "goods", "zh": "品名", "en": "Goods", "kind": "choice", "from": "goods" },
                  { "key": "purpose", "zh": "用途", "en": "Purpose", "kind": "text" },
                  { "key": "quantity", "zh": "数量", "en": "Quantity", "kind": "number", "stock": { "move": "out", "of": "goods" } },
                  { "key": "note", "zh": "备注", "en": "Note", "kind": "text", "required": false } ] },
                { "key": "used", "zh": "使用", "en": "Used", "form": [ { "key": "used", "zh": "用掉", "en": "Used up", "kind": "number", "min": 0, "most": "quantity" } ] },
                { "key": "returned", "zh": "退回", "en": "Returned", "when": { "more": "quantity", "than": "used" },
                  "form": [ { "key": "returned", "zh": "退回数量", "en": "Returned", "kind": "number", "is": [ "quantity", "used" ], "stock": { "move": "in", "of": "goods" } } ] } ],
              "tells": [ { "event": "hazmat.left-over", "at": "used", "settledBy": "returned" } ] },
            { "key": "requests", "zh": "采购申请", "en": "Purchase requests", "clauses": [ "X-002" ],
              "stages": [
                { "key": "requested", "zh": "申请", "en": "Requested", "form": [ { "key": "what", "zh": "事项", "en": "What", "kind": "text" }, { "key": "home", "zh": "房号", "en": "Home", "kind": "unit", "required": false } ] },
                { "key": "approved", "zh": "审批", "en": "Approved", "by": "supervisor", "otherThan": "requested", "form": [ { "key": "agreed", "zh": "同意", "en": "Agreed", "kind": "tick" } ] } ] } ]
        }
        """;

    public PersonId Writer { get; private set; }

    public Actor Staff { get; private set; } = null!;

    public Actor Supervisor { get; private set; } = null!;

    public static void Use(IServiceCollection services) => services.AddSingleton(PackLibrary.Of([("sample.json", Pack)]));

    /// <summary>Switches the pack on; somebody who writes, and a supervisor.</summary>
    public async Task<SampleBooks> OpenAsync()
    {
        Assert.True((await app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "sample", true, default)).IsDone);
        var seed = new DutySeed(app).Person("E1", "王一").Person("S1", "林静");
        await seed.SaveAsync();
        Writer = seed["E1"];
        Staff = await app.AccountAsync(Roles.Staff, Writer, "王一");
        Supervisor = await app.AccountAsync(Roles.Supervisor, seed["S1"], "林静");
        Assert.True((await app.Services.GetRequiredService<SaveThings>().RunAsync(PortalApp.Tester, "goods", ["酒精 | 10", "汽油"], default)).IsDone);
        return this;
    }

    /// <summary>Puts so much of an article into the stock.</summary>
    public Task StockAsync(string article, int quantity) => app.SeedAsync(new StockMovement
    {
        Id = Portal.Domain.Kernel.TypedId.New<StockMovementId>(app.Clock.GetUtcNow()), List = "goods", Article = article, Change = quantity * (long)StockMovement.Millionths,
        Direction = StockDirection.In, At = app.Clock.GetUtcNow(), By = "test", Label = "开账", Link = "/registers",
    });

    /// <summary>Goods taken out by the writer; the entry's number.</summary>
    public Task<string> TakeOutAsync(string goods = "汽油", string purpose = "割草机", string quantity = "5", bool done = true) =>
        OpenAsync("uses", done, new("goods", "", goods), new("purpose", "", purpose), new("quantity", "", quantity));

    public Task<string> RequestAsync(string what) => OpenAsync("requests", true, new EvidenceAnswer("what", "", what));

    public async Task CompleteAsync(string register, string number, Actor actor, string stage, params EvidenceAnswer[] answers)
    {
        var done = await app.Services.GetRequiredService<CompleteStage>().RunAsync(actor, await IdAsync(register, number), stage, answers, default);
        Assert.True(done.IsDone, done.Refusal?.ToString());
    }

    public async Task<EntrySheet> SheetAsync(string register, string number) =>
        (await app.Services.GetRequiredService<ShowEntry>().RunAsync(PortalApp.Tester, register, number, default)).Value;

    /// <summary>Numbers of the entries of a register, in their order.</summary>
    public Task<List<string>> NumbersAsync(string register) => app.QueryAsync(async db =>
        (await db.Set<RegisterEntry>().Where(entry => entry.Register == register).OrderBy(entry => entry.Serial).ToListAsync()).ConvertAll(entry => entry.Number.ToString()));

    private async Task<RegisterEntryId> IdAsync(string register, string number) => (await SheetAsync(register, number)).Id;

    private async Task<string> OpenAsync(string register, bool done, params EvidenceAnswer[] answers)
    {
        var opened = await app.Services.GetRequiredService<OpenEntry>().RunAsync(Staff, register, answers, done, default);
        Assert.True(opened.IsDone, opened.Refusal?.ToString());
        return (await app.Services.GetRequiredService<ShowEntry>().OfAsync(PortalApp.Tester, opened.Value, default)).Value.Number;
    }
}
