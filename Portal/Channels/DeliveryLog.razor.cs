using Microsoft.AspNetCore.Components;
using Portal.App.Pieces;

namespace Portal.Channels;

/// <summary>The log of what went out.</summary>
public sealed partial class DeliveryLog
{
    /// <summary>Only deliveries in this state, or null.</summary>
    [Parameter]
    public DeliveryState? State { get; set; }

    /// <summary>Another choice.</summary>
    [Parameter]
    public EventCallback<DeliveryState?> StateChanged { get; set; }

    /// <summary>The lines, newest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DeliveryView> Lines { get; set; } = [];

    internal static Tone ToneOf(DeliveryStanding standing) => standing switch
    {
        DeliveryStanding.Queued or DeliveryStanding.Sending => Tone.Info,
        DeliveryStanding.Accepted or DeliveryStanding.Read => Tone.Good,
        DeliveryStanding.Failed => Tone.Bad,
    };

    /// <summary>What is worth knowing beside the state.</summary>
    private string Words(DeliveryView line)
    {
        var delivery = line.Delivery;
        string?[] words =
        [
            line.ReadAt is { } read ? T["channels.log.read", Clock.Brief(read)] : delivery is { State: DeliveryState.Accepted, SettledAt: { } at } ? T["channels.log.at", Clock.Brief(at)] : null,
            delivery is { State: DeliveryState.Queued, Held: true } ? T["channels.log.held"] : null,
            delivery is { State: DeliveryState.Queued, Attempts: > 0 } ? T["channels.log.next", Clock.Brief(delivery.NextAt)] : null,
            delivery.Attempts > 1 ? T["channels.log.attempts", delivery.Attempts] : null,
            delivery.Repeated ? T["channels.log.repeated"] : null,
        ];
        return string.Join(" · ", words.Where(word => word is not null));
    }
}
