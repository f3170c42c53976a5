using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Access;

[Trait("Engines", "Both")]
public sealed class AccountRulesTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private Actor _administrator = Actor.Anonymous;
    private Actor _manager = Actor.Anonymous;

    public async Task InitializeAsync()
    {
        _administrator = await _app.AccountAsync(Roles.Administrator);
        _manager = await _app.AccountAsync(Roles.Manager);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("x", "Name", "staff", "access.login-invalid")]
    [InlineData("two words", "Name", "staff", "access.login-invalid")]
    [InlineData("zhang", " ", "staff", "access.name-missing")]
    [InlineData("zhang", "Name", "", "access.role-missing")]
    [InlineData("zhang", "Name", "gardener", "access.role-unknown")]
    [InlineData("STAFF-9", "Name", "staff", "access.login-taken")]
    public async Task CreateAccount_Unfit_IsRefused(string login, string name, string role, string code)
    {
        await Get<CreateAccount>().RunAsync(_administrator, new NewAccount("staff-9", "taken", ["staff"]), default);

        var result = await Get<CreateAccount>().RunAsync(_administrator, new NewAccount(login, name, role.Length == 0 ? [] : [role]), default);

        Assert.Equal(code, result.Refusal?.Code);
    }

    [Fact]
    public async Task CreateAccount_ForOnePersonTwice_IsRefused()
    {
        var person = new Person(TypedId.New<PersonId>(_app.Clock.GetUtcNow()), "1001", new PersonDetails { Name = "王小明" });
        await _app.SeedAsync(person);

        var first = await Get<CreateAccount>().RunAsync(_manager, new NewAccount("wang", "王小明", ["staff"], person.Id), default);
        var second = await Get<CreateAccount>().RunAsync(_manager, new NewAccount("wang2", "王小明", ["staff"], person.Id), default);
        var unknown = await Get<CreateAccount>().RunAsync(_manager, new NewAccount("li", "李", ["staff"], new PersonId(Guid.Empty)), default);

        Assert.True(first.IsDone);
        Assert.Equal(AccessFeatureRefusals.PersonHasAccount, second.Refusal);
        Assert.Equal(AccessFeatureRefusals.PersonUnknown, unknown.Refusal);
    }

    [Fact]
    public async Task Manager_CannotBecomeAdministratorByAnyWay()
    {
        var administrator = new AccountId(Guid.Parse(_administrator.Id));
        var own = new AccountId(Guid.Parse(_manager.Id));
        Refusal?[] refusals =
        [
            (await Get<CreateAccount>().RunAsync(_manager, new NewAccount("boss", "Boss", ["administrator"]), default)).Refusal,
            (await Get<SetAccountRoles>().RunAsync(_manager, own, ["manager", "administrator"], default)).Refusal,
            (await Get<ResetPassword>().RunAsync(_manager, administrator, default)).Refusal,
            (await Get<ResetSecondFactor>().RunAsync(_manager, administrator, default)).Refusal,
            (await Get<DisableAccount>().RunAsync(_manager, administrator, default)).Refusal,
        ];

        Assert.All(refusals, refusal => Assert.Equal(AccessFeatureRefusals.RoleBeyondOwn, refusal));
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("team-leader")]
    [InlineData("supervisor")]
    public async Task CreateAccount_WithoutTheRight_IsForbidden(string role)
    {
        var actor = await _app.AccountAsync(Roles.Find(role)!);

        var result = await Get<CreateAccount>().RunAsync(actor, new NewAccount("zhang", "张", ["staff"]), default);

        Assert.Equal(AccessRefusals.Forbidden, result.Refusal);
    }

    [Fact]
    public async Task LastAdministrator_CannotBeDisabledOrDemoted()
    {
        var id = new AccountId(Guid.Parse(_administrator.Id));

        Assert.Equal(AccessFeatureRefusals.LastAdministrator, (await Get<DisableAccount>().RunAsync(PortalApp.Tester, id, default)).Refusal);
        Assert.Equal(AccessFeatureRefusals.LastAdministrator, (await Get<SetAccountRoles>().RunAsync(_administrator, id, ["staff"], default)).Refusal);
        Assert.Equal(AccessFeatureRefusals.NotOneself, (await Get<DisableAccount>().RunAsync(_administrator, id, default)).Refusal);
    }

    [Fact]
    public async Task DisableAndEnable_ForbiddenTransitions_AreRefused()
    {
        var id = new AccountId(Guid.Parse(_manager.Id));

        Assert.Equal(AccessFeatureRefusals.AccountEnabled, (await Get<EnableAccount>().RunAsync(_administrator, id, default)).Refusal);
        Assert.True((await Get<DisableAccount>().RunAsync(_administrator, id, default)).IsDone);
        Assert.Equal(AccessFeatureRefusals.AccountDisabled, (await Get<DisableAccount>().RunAsync(_administrator, id, default)).Refusal);
        Assert.True((await Get<EnableAccount>().RunAsync(_administrator, id, default)).IsDone);
        Assert.Equal(AccessFeatureRefusals.SecondFactorOff, (await Get<ResetSecondFactor>().RunAsync(_administrator, id, default)).Refusal);
        Assert.Equal(AccessFeatureRefusals.AccountUnknown, (await Get<EnableAccount>().RunAsync(_administrator, new AccountId(Guid.Empty), default)).Refusal);
    }

    [Fact]
    public async Task Passwords_Hash_IsPbkdf2WithAtLeast210000Iterations()
    {
        var hash = Convert.FromBase64String(await Get<Passwords>().HashAsync("correct horse battery"));

        // Format marker 1: PBKDF2, then the pseudo-random function (2: HMAC-SHA512) and the iterations, big endian.
        Assert.Equal([1, 0, 0, 0, 2], hash[..5]);
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    [Fact]
    public async Task Demonstration_Accounts_SignInWithTheKnownPasswordAndKeepIt()
    {
        await Get<CreateDemonstrationAccounts>().RunAsync(
            PortalApp.Tester, [new NewAccount("demo-staff", "王", ["staff"]), new NewAccount("demo-desk", "李", ["supervisor"])], "demonstration", default);
        Get<DemonstrationNotice>().Password = "demonstration";

        Assert.All(
            await _app.QueryAsync(db => db.Set<Account>().Where(account => account.Demonstration).ToListAsync()),
            account => Assert.False(account.MustChangePassword));
        Assert.Equal("/", PlainBrowser.PathOf(await _app.Browse().SignInAsync("demo-desk", "demonstration")));
        Assert.Contains("demo-staff", await _app.Browse().ReadAsync("/login"), StringComparison.Ordinal);
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
