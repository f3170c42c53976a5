using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.People;
using Portal.Tests.Support;
using PeoplePage = Portal.Features.People.People;

namespace Portal.Tests.Features.People;

[Trait("Engines", "Both")]
public sealed class PeopleTests : PageTest
{
    [Fact]
    public void People_None_SaysSo()
    {
        var page = Render<PeoplePage>();

        page.WaitForAssertion(() => Assert.Contains("名册上还没有人", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_WithoutTheRight_FailsVisibly()
    {
        SignIn(await App.AccountAsync(Roles.Staff));

        var page = Render<PeoplePage>();

        page.WaitForAssertion(() => Assert.Contains("没有读到数据", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_AddedElsewhere_Appears()
    {
        var page = Render<PeoplePage>();
        page.WaitForAssertion(() => Assert.Contains("名册上还没有人", page.Markup, StringComparison.Ordinal));

        await SaveAsync("1001", "王小明");

        page.WaitForAssertion(() => Assert.Contains("王小明", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_ReaderOnly_MayNotEdit()
    {
        await SaveAsync("1001", "王小明");
        SignIn(await App.AccountAsync(Roles.Supervisor));

        var page = Render<PeoplePage>();

        page.WaitForAssertion(() => Assert.Contains("王小明", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("button"));
    }

    [Fact]
    public async Task People_LoginCreated_ShowsTheOneTimePasswordOnceAndItSignsIn()
    {
        await SaveAsync("1001", "王小明", "班长");
        var page = Render<PeoplePage>();
        page.WaitForElement("td button");
        await page.InvokeAsync(() => page.Find("td button").ClickAsync());

        page.WaitForElement("#account-panel ~ .row-actions .btn-primary");
        page.Do(() => page.Find("#account-panel ~ .row-actions .btn-primary").Click());

        page.WaitForElement(".secret code", TimeSpan.FromSeconds(20));
        var password = page.Find(".secret code").TextContent;
        var account = await App.QueryAsync(db => db.Set<Account>().SingleAsync());
        Assert.Equal(("1001", "王小明", true), (account.Login, account.Name, account.MustChangePassword));
        Assert.Equal(["team-leader"], account.Roles);
        Assert.Equal("/", PlainBrowser.PathOf(await App.Browse().SignInAsync("1001", password)));
    }

    [Fact]
    public async Task People_PersonAddedOnThePage_StaysOpenWithItsLoginBeside()
    {
        var page = Render<PeoplePage>();
        page.WaitForElement(".page-actions .btn-primary");
        page.Do(() => page.Find(".page-actions .btn-primary").Click());
        await page.InvokeAsync(() => page.Find("#p-code").ChangeAsync("1001"));
        await page.InvokeAsync(() => page.Find("#p-name").ChangeAsync("王小明"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForElement("#a-login");
        page.WaitForElement("#p-department");

        await page.InvokeAsync(() => page.Find("#p-department").ChangeAsync("客服部"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("客服部", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("1001", page.Find("#a-login").GetAttribute("value"));
    }

    [Fact]
    public async Task People_MalformedCertificate_IsRefusedAndNothingIsSaved()
    {
        var page = Render<PeoplePage>();
        page.WaitForElement(".page-actions .btn-primary");
        page.Do(() => page.Find(".page-actions .btn-primary").Click());
        await page.InvokeAsync(() => page.Find("#p-code").ChangeAsync("1001"));
        await page.InvokeAsync(() => page.Find("#p-name").ChangeAsync("王小明"));
        await page.InvokeAsync(() => page.Find("#p-qualifications").ChangeAsync("fire-operator 2027"));

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("fire-operator:2027-06-30", page.Markup, StringComparison.Ordinal));
        Assert.Equal(0, await App.QueryAsync(db => db.Set<Person>().CountAsync()));
    }

    [Fact]
    public async Task People_PhoneAndMail_StayMaskedInListAndForm_UntilAskedForWithAReason()
    {
        await App.SeedAsync(WithReach());
        SignIn(await App.AccountAsync(Roles.Manager));
        var page = Render<PeoplePage>();
        ClickEdit(page);

        page.WaitForAssertion(() => Assert.Contains("w****@example.cn", page.Markup, StringComparison.Ordinal));
        Assert.Contains("139****5678", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("13900135678", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("wang.xm", page.Markup, StringComparison.Ordinal);

        page.Do(() => page.Find(".person-reach .link-button").Click());
        page.WaitForElement(".masked-ask input");
        await page.InvokeAsync(() => page.Find(".masked-ask input").Input("夜间联系到岗"));
        await page.InvokeAsync(() => page.Find(".masked-ask").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("13900135678", page.Find(".person-reach").TextContent, StringComparison.Ordinal));
        Assert.True(await App.QueryAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == nameof(RevealPersonalData))));
    }

    [Fact]
    public async Task People_Saved_KeepsWhatWasMasked_AndReplacesWhatWasTyped()
    {
        await App.SeedAsync(WithReach());
        var page = Render<PeoplePage>();
        ClickEdit(page);
        page.WaitForElement("#p-name");

        page.Do(() => page.Find("#p-email").Click());
        await page.InvokeAsync(() => page.Find("#p-email").ChangeAsync("new@example.cn"));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("n****@example.cn", page.Markup, StringComparison.Ordinal));
        var person = await App.QueryAsync(db => db.Set<Person>().SingleAsync());
        Assert.Equal(("13900135678", "new@example.cn"), (person.Phone, person.Email));
    }

    [Theory]
    [InlineData(null, "13900135678")]
    [InlineData(" ", null)]
    [InlineData(" 13811112222 ", "13811112222")]
    public async Task SavePerson_Phone_NullKeepsBlankRemoves(string? given, string? stored)
    {
        var person = WithReach();
        await App.SeedAsync(person);

        await App.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, person.Id, "1001", new PersonDetails { Name = "王小明", Phone = given }, active: true, default);

        Assert.Equal(stored, (await App.QueryAsync(db => db.Set<Person>().SingleAsync())).Phone);
    }

    [Theory]
    [InlineData("", "新人", null, "people.code-missing")]
    [InlineData("1001", "新人", null, "people.code-taken")]
    [InlineData("1003", " ", null, "people.name-missing")]
    [InlineData("1003", "新人", "9999", "people.superior-unknown")]
    [InlineData("1003", "新人", "1003", "people.superior-circle")]
    public async Task SavePerson_Unfit_IsRefused(string code, string name, string? superior, string refusal)
    {
        await SaveAsync("1001", "王小明");

        Assert.Equal(refusal, (await SaveAsync(code, name, superior: superior)).Refusal?.Code);
    }

    [Fact]
    public async Task SavePerson_SuperiorWhoLeadsBack_IsRefused()
    {
        var first = (await SaveAsync("1001", "王小明")).Value;
        await SaveAsync("1002", "李强", superior: "1001");

        var result = await App.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, first, "1001", new PersonDetails { Name = "王小明", SuperiorCode = "1002" }, active: true, default);

        Assert.Equal("people.superior-circle", result.Refusal?.Code);
    }

    [Fact]
    public async Task SavePerson_Left_TakesTheRightsOfTheLogin()
    {
        var person = (await SaveAsync("1001", "王小明")).Value;
        var actor = await App.AccountAsync(Roles.Supervisor, person);
        var access = App.Services.GetRequiredService<IAccess>();
        Assert.Null(access.Check(actor, Rights.CasesAssign));

        await App.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, person, "1001", new PersonDetails { Name = "王小明" }, active: false, default);

        Assert.Equal(AccessRefusals.Disabled, access.Check(actor, Rights.CasesAssign));
    }

    [Fact]
    public void People_Prerendered_DoesNotSubscribe()
    {
        var before = Subscribers;
        RenderAs(interactive: false);

        Render<PeoplePage>();

        Assert.Equal(before, Subscribers);
    }

    [Fact]
    public async Task People_Closed_LeavesNoSubscriber()
    {
        var before = Subscribers;
        Render<PeoplePage>();

        await DisposeComponentsAsync();

        Assert.Equal(before, Subscribers);
    }

    private Person WithReach() => new(
        TypedId.New<PersonId>(App.Clock.GetUtcNow()), "1001", new PersonDetails { Name = "王小明", Phone = "13900135678", Email = "wang.xm@example.cn" });

    private static void ClickEdit(IRenderedComponent<PeoplePage> page)
    {
        page.WaitForElement("td > .btn");
        page.Do(() => page.Find("td > .btn").Click());
    }

    private Task<Result<PersonId>> SaveAsync(string code, string name, string? title = null, string? superior = null) =>
        App.Services.GetRequiredService<SavePerson>().RunAsync(
            PortalApp.Tester, null, code, new PersonDetails { Name = name, Title = title, SuperiorCode = superior }, active: true, default);
}
