using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Features.Units;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Units;

/// <summary>Units are offered by code and building, a screenful at most, and without whoever lives there.</summary>
[Trait("Engines", "Both")]
public sealed class LookUpUnitsTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => _app.SeedAsync(
    [
        .. Enumerable.Range(1, 30).Select(number => Made($"1-{number:00}01", "1栋")),
        Made("11-101", "11栋"), Made("2-1101", "2栋"), Made("B2-07", "地库"), Made("X", null),
    ]);

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Theory]
    [InlineData("B2", "B2-07")]
    [InlineData(" 地库 ", "B2-07")]
    [InlineData("1101", "1-1101 2-1101")]
    [InlineData("11", "11-101 1-1101 2-1101")]
    [InlineData("%", "")]
    [InlineData("  ", "")]
    [InlineData("李四", "")]
    [InlineData("13900135678", "")]
    public async Task LookUp_FindsWhatBeginsWithItFirst_ThenWhatHasIt_ThenBuildings(string text, string codes)
    {
        var found = await FindAsync(text);

        Assert.Equal(codes, string.Join(' ', found.Units.Select(unit => unit.Code)));
        Assert.False(found.HasMore);
    }

    [Fact]
    public async Task LookUp_OfMany_OffersTheFirstOnly_AndOnlyToThoseWhoSignedIn()
    {
        var found = await FindAsync("1栋");

        Assert.Equal((LookUpUnits.Most, true), (found.Units.Count, found.HasMore));
        Assert.Equal(new UnitHint("1-0101", "1栋"), found.Units[0]);
        Assert.NotNull((await _app.Services.GetRequiredService<LookUpUnits>().RunAsync(Actor.Anonymous, "1", default)).Refusal);
    }

    private async Task<UnitHints> FindAsync(string text) => (await _app.Services.GetRequiredService<LookUpUnits>().RunAsync(PortalApp.Tester, text, default)).Value;

    private Unit Made(string code, string? building) => Unit.Register(code, new UnitDetails(building, null, "李四", "13900135678", null), _app.Clock.GetUtcNow()).Value;
}
