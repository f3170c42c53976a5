using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>Staff may work on cases and not assign them: their own cases are theirs, others' are not.</summary>
[Trait("Engines", "Both")]
public sealed class CaseOwnershipTests : IAsyncLifetime
{
    private readonly PortalApp _app = new(services => services.AddSingleton<IAccess>(new StaffAccess()));
    private CaseHouse _house = null!;

    public async Task InitializeAsync() => _house = await new CaseHouse(_app).OpenAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Respond_ToSomebodyElsesCase_IsRefusedAndToTheOwnOneDone()
    {
        var taken = await _house.TakeAsync();
        await _house.AssignAsync(taken, _house.Zhou);

        var byLi = await _house.Do<RespondToCase>().RunAsync(Staff("李雪梅", _house.Li.Id), taken.Id, null, null, default);
        var byZhou = await _house.Do<RespondToCase>().RunAsync(Staff("周海", _house.Zhou.Id), taken.Id, null, null, default);

        Assert.Equal(CaseFeatureRefusals.NotYours, byLi.Refusal);
        CaseHouse.Done(byZhou);
    }

    [Fact]
    public async Task Resolve_SomebodyElsesCase_IsRefused()
    {
        var taken = await _house.TakeAsync();
        await _house.AssignAsync(taken, _house.Zhou);

        var byLi = await _house.Do<ResolveCase>().RunAsync(Staff("李雪梅", _house.Li.Id), taken.Id, "已处理", null, default);

        Assert.Equal(CaseFeatureRefusals.NotYours, byLi.Refusal);
        Assert.Null((await _house.ReadAsync(taken)).ResolvedAt);
    }

    [Fact]
    public async Task Assign_ByStaff_IsForbidden()
    {
        var taken = await _house.TakeAsync();

        var refusal = (await _house.Do<AssignCase>().RunAsync(Staff("李雪梅", _house.Li.Id), taken.Id, _house.Li.Id, null, default)).Refusal;

        Assert.Equal(AccessRefusals.Forbidden, refusal);
    }

    [Fact]
    public async Task HandUp_ToALeaderWhoHasLeft_IsRefused()
    {
        var gone = CaseHouse.Somebody(9, "E009", "钱班长", "班长");
        gone.Leave();
        await _app.SeedAsync(gone);
        var taken = await _house.TakeAsync();
        await _house.AssignAsync(taken, _house.Zhou);

        var refusal = (await _house.Do<HandUpCase>().RunAsync(Staff("周海", _house.Zhou.Id), taken.Id, gone.Id, "住户不让进门", null, default)).Refusal;

        Assert.Equal(CaseFeatureRefusals.PersonLeft.With("钱班长"), refusal);
    }

    private static Actor Staff(string name, Portal.Domain.People.PersonId person) => new(ActorKind.Account, name, name, person);

    private sealed class StaffAccess : IAccess
    {
        public Refusal? Check(Actor actor, string right) =>
            actor.Kind == ActorKind.System || right is Rights.CasesRead or Rights.CasesTake or Rights.CasesWork ? null : AccessRefusals.Forbidden;
    }
}
