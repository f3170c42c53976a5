using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>A case outside its handler's duties becomes the next superior's.</summary>
[Trait("Engines", "Both")]
public sealed class PassUpCaseTests : IAsyncLifetime
{
    private static readonly Person Boss = Somebody(21, "S001", "林岚", null);
    private static readonly Person Gone = Somebody(22, "S002", "已离职", "S001");
    private static readonly Person Handler = Somebody(23, "S003", "陈国强", "S002");

    private readonly PortalApp _app = new();
    private CaseHouse _house = null!;
    private TakenCase _taken = null!;
    private Actor _handler = Actor.Anonymous;

    public async Task InitializeAsync()
    {
        _house = await new CaseHouse(_app).OpenAsync();
        Gone.Leave();
        await _app.SeedAsync(Boss, Gone, Handler);
        _handler = await _app.AccountAsync(Roles.Staff, Handler.Id, Handler.Name);
        _taken = await _house.TakeAsync();
        await _house.AssignAsync(_taken, Handler);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("A-064")]
    [Fact]
    public async Task PassUp_OutOfScope_MakesTheNextLevelItsOwnerAndKeepsTheReason()
    {
        Assert.Null((await _house.Do<PassUpCase>().RunAsync(_handler, _taken.Id, "需要停整栋电梯", null, default)).Refusal);

        var one = await _house.ReadAsync(_taken);
        Assert.Equal(Boss.Id, one.AssignedTo);
        Assert.Equal((CaseEventKind.PassedUp, "需要停整栋电梯"), (one.Log[^1].Kind, one.Log[^1].Note));
    }

    [Theory]
    [InlineData("", "cases.reason-missing")]
    [InlineData("  ", "cases.reason-missing")]
    public async Task PassUp_WithoutAReason_IsRefusedAndChangesNothing(string reason, string code)
    {
        var before = (await _house.ReadAsync(_taken)).Version;

        Assert.Equal(code, (await _house.Do<PassUpCase>().RunAsync(_handler, _taken.Id, reason, null, default)).Refusal?.Code);

        Assert.Equal((Handler.Id, before), ((await _house.ReadAsync(_taken)).AssignedTo!.Value, (await _house.ReadAsync(_taken)).Version));
    }

    [Fact]
    public async Task PassUp_AtTheTopOrBySomebodyElse_IsRefused()
    {
        var other = await _app.AccountAsync(Roles.Staff, _house.Zhou.Id);
        Assert.NotNull((await _house.Do<PassUpCase>().RunAsync(other, _taken.Id, "不归我", null, default)).Refusal);
        await _house.Do<PassUpCase>().RunAsync(_handler, _taken.Id, "需要停整栋电梯", null, default);

        Assert.Equal("cases.no-superior", (await _house.Do<PassUpCase>().RunAsync(PortalApp.Tester, _taken.Id, "再上一级", null, default)).Refusal?.Code);
    }

    private static Person Somebody(int number, string code, string name, string? superior) =>
        new(new PersonId(new Guid(number, 13, 0, new byte[8])), code, new PersonDetails { Name = name, Title = "维修工", SuperiorCode = superior });
}
