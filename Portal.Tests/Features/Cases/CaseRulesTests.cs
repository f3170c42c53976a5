using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

public sealed class CaseRulesTests : PageTest
{
    private CaseHouse _house = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _house = await new CaseHouse(App).OpenAsync();
    }

    [Fact]
    public async Task SetLimit_HoldsForNewCasesAndLeavesEarlierOnesAlone()
    {
        var before = _house.Now.AddMinutes(-1);

        CaseHouse.Done(await SetAsync(new(CaseKind.Repair, null, null, 30, 240)));

        var limits = await App.QueryAsync(db => CaseLimit.AllAsync(db, default));
        Assert.Null(limits.Resolve(CaseKind.Repair, null, before));
        Assert.Equal(TimeSpan.FromHours(4), limits.Resolve(CaseKind.Repair, null, _house.Now));
        Assert.Equal(TimeSpan.FromMinutes(30), limits.Response(CaseKind.Repair, "紧急", _house.Now));
    }

    [Fact]
    public async Task SetLimit_OfASeverityAndACategory_GoesByTheNarrowest()
    {
        CaseHouse.Done(await SetAsync(new(CaseKind.Repair, null, null, null, 480)));
        CaseHouse.Done(await SetAsync(new(CaseKind.Repair, null, "电梯", null, 120)));
        CaseHouse.Done(await SetAsync(new(CaseKind.Repair, "紧急", null, null, 60)));
        CaseHouse.Done(await SetAsync(new(CaseKind.Repair, "紧急", "电梯", null, 30)));
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var set = _house.Now;
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        CaseHouse.Done(await SetAsync(new(CaseKind.Repair, "紧急", "电梯", null, null)));

        var limits = await App.QueryAsync(db => CaseLimit.AllAsync(db, default));
        Assert.Equal(
            [480, 120, 60, 30],
            new[] { (null, null), (null, "电梯"), ("紧急", "门禁"), ("紧急", "电梯") }
                .Select<(string? Severity, string? Category), int>(one => (int)limits.Resolve(CaseKind.Repair, one.Severity, set, one.Category)!.Value.TotalMinutes));
        Assert.Equal(TimeSpan.FromMinutes(60), limits.Resolve(CaseKind.Repair, "紧急", _house.Now, "电梯"));
    }

    [Theory]
    [InlineData(0, null, "response")]
    [InlineData(null, -5, "resolve")]
    [InlineData(null, 366 * 24 * 60 + 1, "resolve")]
    [InlineData(61, 60, "response")]
    public async Task SetLimit_OutOfRange_IsRefusedAtItsField(int? response, int? resolve, string field) =>
        Assert.Equal(field, (await SetAsync(new(CaseKind.Complaint, null, null, response, resolve))).Refusal?.Field);

    [Fact]
    public async Task SetClosing_AsksForNewCasesOnly_AndCanBeTakenBack()
    {
        var earlier = await _house.TakeAsync();
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        CaseHouse.Done(await CloseRuleAsync(ClosingDemand.Satisfied, 3));
        var later = await _house.TakeAsync();
        await _house.ResolveAsync(earlier, _house.Zhou);
        await _house.ResolveAsync(later, _house.Zhou);

        CaseHouse.Done(await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, earlier.Id, null, default));
        var refused = await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, later.Id, null, default);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        CaseHouse.Done(await CloseRuleAsync(ClosingDemand.Nothing, null));
        var free = await _house.TakeAsync();
        await _house.ResolveAsync(free, _house.Zhou);

        Assert.Equal(("cases.call-back-first", "D-081"), (refused.Refusal?.Code, refused.Refusal?.Clause));
        CaseHouse.Done(await _house.Do<CloseCase>().RunAsync(PortalApp.Tester, free.Id, null, default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(6)]
    public async Task SetClosing_WithoutALowestAnswer_IsRefusedAtItsField(int? least) =>
        Assert.Equal("leastSatisfaction", (await CloseRuleAsync(ClosingDemand.Satisfied, least)).Refusal?.Field);

    [Fact]
    public async Task Rules_OfSomebodyWithoutTheRight_AreRefused() =>
        Assert.NotNull((await _house.Do<SetCaseLimit>().RunAsync(Actor.Anonymous, new(CaseKind.Repair, null, null, 1, 2), default)).Refusal);

    [Fact]
    public void Page_NothingSet_SaysThatItIsOff_AndTakesALimit()
    {
        var page = Render<CaseRulesPage>();
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll("tr.is-off").Count));

        page.Do(() => page.Find("button[aria-label='修改 投诉']").Click());
        page.WaitForElement("#limit-resolve");
        page.Do(() => page.Find("#limit-resolve").Change("x"));
        page.Do(() => page.Find("#limit-resolve").Closest("form")!.Submit());
        page.WaitForAssertion(() => Assert.Contains("处理时限", page.Find(".error").TextContent, StringComparison.Ordinal));
        page.Do(() => page.Find("#limit-resolve").Change("1.5"));
        page.Do(() => page.Find("#limit-resolve").Closest("form")!.Submit());

        page.WaitForAssertion(() => Assert.Equal(9, page.FindAll("tr.is-off").Count));
        Assert.Contains("1 小时 30 分", page.Markup, StringComparison.Ordinal);
    }

    private Task<Result> SetAsync(CaseLimitEntry entry) => _house.Do<SetCaseLimit>().RunAsync(PortalApp.Tester, entry, default);

    private Task<Result> CloseRuleAsync(ClosingDemand demand, int? least) =>
        _house.Do<SetClosingRule>().RunAsync(PortalApp.Tester, CaseKind.Complaint, demand, least, default);
}
