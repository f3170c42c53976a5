using Portal.Tests.Support;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Cases;
using Portal.Features.Cases;

namespace Portal.Tests.Features.Cases;

public sealed class CaseIntakePageTests : CasePageTest
{
    [Fact]
    public async Task Intake_FilledIn_TakesTheCaseAndIsReadyForTheNext()
    {
        var page = Open<CaseIntakePage>("/cases/new");
        page.Do(() => page.Find("#title").Change("楼上漏水"));
        page.Do(() => page.Find("#unit").Change("3-1204"));
        page.Do(() => page.Find("#caller").Change("王先生"));
        page.Do(() => page.Find("#phone").Change("13812345678"));
        page.Do(() => page.Find("#resolve").Change("2026-11-21T22:00:00"));

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Equal("TS-20261121-0001", page.Find(".taken-number").TextContent));
        Assert.Equal("", page.Find("#title").GetAttribute("value") ?? "");
        var taken = await App.QueryAsync(db => db.Set<Case>().SingleAsync());
        Assert.Equal((CaseKind.Complaint, House.Home.Id, CaseChannel.Phone, "13812345678"), (taken.Kind, taken.Unit!.Value, taken.Channel!.Value, taken.CallerPhone));
        Assert.Equal((House.Now, House.Now.AddHours(2)), (taken.ReceivedAt, taken.ResolveDue!.Value));
    }

    [Fact]
    public async Task Intake_WithoutATitle_SaysSoBesideTheField()
    {
        var page = Open<CaseIntakePage>("/cases/new");

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("请填写标题", page.Find(".field:has(#title) .error").TextContent, StringComparison.Ordinal));
        Assert.False(await App.QueryAsync(db => db.Set<Case>().AnyAsync()));
    }

    [Fact]
    public async Task Intake_UnknownUnit_SaysSoBesideTheFieldAndKeepsWhatWasTyped()
    {
        var page = Open<CaseIntakePage>("/cases/new");
        page.Do(() => page.Find("#title").Change("楼上漏水"));
        page.Do(() => page.Find("#unit").Change("9-9999"));

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("没有房号 9-9999", page.Find(".field:has(#unit) .error").TextContent, StringComparison.Ordinal));
        Assert.Equal("楼上漏水", page.Find("#title").GetAttribute("value"));
    }

    [Fact]
    public async Task Intake_UnitChosenFromWhatIsOffered_SaysWhatIsOpenThere()
    {
        await House.TakeAsync();
        var page = Open<CaseIntakePage>("/cases/new");
        page.Do(() => page.Find("#unit").Input("12"));
        page.WaitForAssertion(() => Assert.Equal("3-1204 3", page.Find("[role=option]").TextContent));

        page.Do(() => page.Find("[role=option]").Click());

        page.WaitForAssertion(() => Assert.Contains("另有 1 张", page.Find(".unit-open").TextContent, StringComparison.Ordinal));
        Assert.Equal("3-1204", page.Find("#unit").GetAttribute("value"));
    }

    [Fact]
    public async Task Intake_UnitWithOpenCases_SaysSoBeforeAnotherIsTaken()
    {
        await House.TakeAsync();

        var page = Open<CaseIntakePage>("/cases/new?unit=3-1204");

        page.WaitForAssertion(() => Assert.Contains("另有 1 张", page.Find(".unit-open").TextContent, StringComparison.Ordinal));
    }
}
