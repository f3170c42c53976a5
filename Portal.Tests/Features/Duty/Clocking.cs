using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Duty;

/// <summary>Clocks people of a seed as they would themselves, a second after the last one.</summary>
internal sealed class Clocking(PortalApp app, DutySeed seed)
{
    public Task InAsync(string person, string post) => ClockAsync(person, post, PresenceKind.In);

    public Task OutAsync(string person, string post) => ClockAsync(person, post, PresenceKind.Out);

    private async Task ClockAsync(string person, string post, PresenceKind kind)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var actor = new Actor(ActorKind.System, person, person, seed[person]);
        var taken = await app.Services.GetRequiredService<ClockMyself>().RunAsync(actor, kind, seed.PostOf(post), default);
        Assert.True(taken.IsDone, taken.Refusal?.ToString());
    }
}
