using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Domain.Duty;
using Portal.Tests.Features.Wall;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>What the presence page costs: names, posts and lapses are read once for everybody.</summary>
public sealed class ReadPresenceTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly StatementCount _statements;

    public ReadPresenceTests() => _statements = new StatementCount(_app.DataDirectory);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _statements.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Page_AHundredViewers_ReadTheDayAndNothingElse()
    {
        var seed = new DutySeed(_app).Person("E1").Post("A", DutyBuilder.Window("00:00", "24:00", 1));
        for (var day = 1; day <= 21; day++)
        {
            seed.Clock("E1", "A", $"2026-11-{day:00} 08:00").Clock("E1", "A", $"2026-11-{day:00} 16:00", PresenceKind.Out);
        }

        await seed.SaveAsync();
        var presence = _app.Services.GetRequiredService<ReadPresence>();
        await presence.RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default);

        var before = _statements.Value;
        for (var viewer = 0; viewer < 100; viewer++)
        {
            var list = await presence.RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default);
            Assert.Equal(2, list.Value.Clockings.Count);
        }

        // The day's clockings, and those since the longest lapse before it for what is a stray.
        Assert.Equal(200, _statements.Value - before);
    }
}
