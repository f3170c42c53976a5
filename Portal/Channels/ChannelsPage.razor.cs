using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Channels;

/// <summary>The ways out of the portal: written down, tried, switched off, and what went out by them; up to date while it is open.</summary>
public sealed partial class ChannelsPage
{
    private ChannelsView _view = new([], []);
    private ChannelView? _edited;
    private DeliveryState? _state;
    private Refusal? _refusal;
    private string? _told;
    private bool _editing;

    [Inject]
    private ReadChannels Read { get; set; } = default!;

    [Inject]
    private SwitchChannel Switch { get; set; } = default!;

    [Inject]
    private TestChannel Test { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override bool IsEmpty => _view.Channels.Count == 0;

    /// <inheritdoc/>
    protected override LiveSubscription Subscribe() => Feed.Subscribe(ChannelMapping.Topic, Topics.Inboxes);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Read.RunAsync(await Current.GetAsync(), _state, cancellationToken);
        if (view.IsDone)
        {
            _view = view.Value;
        }
        else
        {
            (_view, _refusal) = (new ChannelsView([], []), view.Refusal);
        }
    }

    /// <summary>Where it leads, without anything secret.</summary>
    private string Where(ChannelView channel) => channel.Kind == ChannelKind.Mail
        ? $"{channel.Host}:{channel.Port} · {T["enum.MailSecurity." + channel.Security]} · {channel.Sender}"
        : channel.HasToken ? channel.Address + (channel.Kind == ChannelKind.Feishu ? "/***" : "?***") : channel.Address;

    private string AlsoSends(ChannelView channel) => channel.AlsoSends.Length == 0
        ? T[channel.Kind == ChannelKind.Webhook ? "channels.also.nothing" : "channels.also.none"]
        : T["channels.also-list", string.Join(T["channels.also-and"], channel.AlsoSends.Split(',').Select(kind => T[kind + ".title"]))];

    private void Edit(ChannelView? channel) => (_editing, _edited, _told, _refusal) = (true, channel, null, null);

    private void Saved() => (_editing, _told, _refusal) = (false, "channels.saved", null);

    private async Task TestAsync(ChannelView channel)
    {
        _refusal = (await Test.RunAsync(await Current.GetAsync(), channel.Key, Closing)).Refusal;
        _told = _refusal is null ? "channels.tried" : null;
    }

    private async Task SwitchAsync(ChannelView channel)
    {
        _refusal = (await Switch.RunAsync(await Current.GetAsync(), channel.Key, !channel.Enabled, Closing)).Refusal;
        _told = null;
    }

    private Task FilterAsync(DeliveryState? state)
    {
        _state = state;
        return ReloadAsync();
    }
}
