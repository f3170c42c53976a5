using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Search;
using Portal.Tests.Features.Cases;
using Portal.Tests.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Search;

public sealed class SqliteSearchTests() : SearchRules(DatabaseProvider.Sqlite);

/// <summary>One of everything that can be found; the queries answer alike on both engines.</summary>
public abstract class SearchRules(DatabaseProvider engine) : EngineRules(engine)
{
    private CaseHouse _house = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _house = await new CaseHouse(App).OpenAsync();
        var fees = new FeeEstate(App);
        await fees.UnitAsync("5-1204", "5", "欧阳小明", "13800135678");
        await fees.BillAsync("WY-2026-0001", 100_00, "5-1204");
        await App.SeedAsync(new Post(TypedId.New<PostId>(App.Clock.GetUtcNow()), "G02", "消防控制室", [new DutyWindow(DayRule.Everyday, 0, 1440, 1)]));
    }

    [EngineFact]
    public async Task Find_RoomNumberAsPeopleSayIt_UnitsAndTheirCases()
    {
        var taken = await _house.TakeAsync(title: "楼上漏水");

        var found = await FindAsync("3栋1204");

        Assert.Equal(["search.units", "search.cases"], found.Groups.Select(group => group.Name));
        Assert.Equal(("3-1204", "/units/3-1204"), (found.Hits[0].Title, found.Hits[0].Href));
        Assert.Equal(("楼上漏水", $"/cases/{taken.Number}", $"3-1204 · {taken.Number}", "enum.CaseStatus.New"), (found.Hits[1].Title, found.Hits[1].Href, found.Hits[1].Note, found.Hits[1].Word));
        Assert.Equal(["3-1204", "5-1204"], (await FindAsync("1204")).Groups[0].Hits.Select(hit => hit.Title));
    }

    [EngineFact]
    public async Task Find_Owner_ByNameAndPhone_OnlyMasked()
    {
        foreach (var typed in new[] { "欧阳", "5678", "13800135678" })
        {
            var hit = Assert.Single((await FindAsync(typed)).Hits);
            Assert.Equal(("5-1204", "欧**明 · 138****5678"), (hit.Title, hit.Note));
        }
    }

    [EngineFact]
    public async Task Find_Case_ByNumberTitleAndNothingOfTheCaller()
    {
        var first = await _house.TakeAsync(title: "轿厢平层不准");
        var second = await _house.TakeAsync(title: "轿厢异响", ago: TimeSpan.FromHours(2));

        Assert.Equal([first.Number], Numbers(await FindAsync(first.Number.ToLowerInvariant())));
        Assert.Equal([first.Number, second.Number], Numbers(await FindAsync("轿厢")));
        Assert.Empty((await FindAsync("王先生")).Hits);
        Assert.Empty((await FindAsync("13812345678")).Hits);
    }

    [EngineFact]
    public async Task Find_StaffPostsBillsAndPayments()
    {
        var payment = await new FeeEstate(App).Get<Portal.Features.Fees.TakePayment>().RunAsync(PortalApp.Tester, "5-1204", new Money(40_00), "微信", null, default);

        Assert.Equal(("周海", "/people?q=E001", "E001 · 维修工"), Only(await FindAsync("周海")));
        var post = Assert.Single((await FindAsync("消防")).Groups.Single(group => group.Name == "search.posts").Hits);
        Assert.Equal(("消防控制室", "/duty?post=G02", "G02"), (post.Title, post.Href, post.Note));
        Assert.Equal(("WY-2026-0001", "/units/5-1204", "5-1204 · 2026-11 · ¥100.00"), Only(await FindAsync("wy-2026-0001")));
        var paid = Only(await FindAsync(payment.Value));
        Assert.Equal((payment.Value, "/units/5-1204"), (paid.Title, paid.Href));
        Assert.Contains("¥40.00", paid.Note, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Find_MoreThanFit_AreCutAndLeadToTheList()
    {
        for (var no = 0; no < SearchPortal.MostOfEach + 2; no++)
        {
            await _house.TakeAsync(title: "门禁失灵" + no, ago: TimeSpan.FromMinutes(no));
        }

        var group = Assert.Single((await FindAsync("门禁")).Groups);

        Assert.Equal(SearchPortal.MostOfEach, group.Hits.Count);
        Assert.Equal("门禁失灵0", group.Hits[0].Title);
        Assert.Equal("/cases?q=%E9%97%A8%E7%A6%81", group.MoreHref);
    }

    [EngineFact]
    public async Task Find_WildcardsOfSql_AreOrdinaryLetters()
    {
        Assert.Empty((await FindAsync("%%")).Hits);
        Assert.Empty((await FindAsync("__")).Hits);
    }

    [EngineFact]
    public async Task Find_Role_SeesOnlyWhatItMayOpen()
    {
        await _house.TakeAsync(title: "欧阳家漏水");

        Assert.Equal(["search.units", "search.cases"], await KindsAsync(Roles.Supervisor, "欧阳"));
        Assert.Equal(["search.cases"], await KindsAsync(Roles.Staff, "欧阳"));
        Assert.Equal(["search.people"], await KindsAsync(Roles.TeamLeader, "周海"));
        Assert.Empty(await KindsAsync(Roles.Cashier, "周海"));
        Assert.Equal(["search.units"], await KindsAsync(Roles.Cashier, "5678"));
        Assert.Empty(await KindsAsync(Roles.Administrator, "5678"));
        Assert.Equal(["search.cases"], await KindsAsync(Roles.Administrator, "欧阳"));
        Assert.Equal(["search.units"], await KindsAsync(Roles.Administrator, "5-1204"));
        Assert.Equal(["search.bills"], await KindsAsync(Roles.Cashier, "WY-2026-0001"));
        Assert.Empty(await KindsAsync(Roles.TeamLeader, "WY-2026-0001"));
    }

    [EngineFact]
    public async Task Find_NobodySignedIn_IsRefused() =>
        Assert.Equal("access.sign-in-first", (await Search.RunAsync(Actor.Anonymous, SearchText.Read("1204")!, default)).Refusal?.Code);

    private SearchPortal Search => App.Services.GetRequiredService<SearchPortal>();

    private async Task<SearchResults> FindAsync(string typed, Actor? actor = null) =>
        (await Search.RunAsync(actor ?? PortalApp.Tester, SearchText.Read(typed)!, default)).Value;

    private async Task<IEnumerable<string>> KindsAsync(Role role, string typed) =>
        (await FindAsync(typed, await App.AccountAsync(role))).Groups.Select(group => group.Name);

    private static (string Title, string Href, string? Note) Only(SearchResults found) =>
        Assert.Single(found.Groups.Where(group => group.Name != "search.clauses").SelectMany(group => group.Hits)) is var hit ? (hit.Title, hit.Href, hit.Note) : default;

    private static IEnumerable<string> Numbers(SearchResults found) =>
        found.Groups.Single(group => group.Name == "search.cases").Hits.Select(hit => hit.Href["/cases/".Length..]);
}
