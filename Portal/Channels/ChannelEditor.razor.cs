using Microsoft.AspNetCore.Components;
using Portal.App;
using Portal.Domain.Kernel;

namespace Portal.Channels;

/// <summary>The form of one channel.</summary>
public sealed partial class ChannelEditor
{
    private const int PortOfStartTls = 587;
    private const int PortOfImplicitTls = 465;

    private readonly HashSet<string> _also = new(StringComparer.Ordinal);
    private ChannelKind _kind;
    private string _key = "";
    private string _name = "";
    private string? _address;
    private string? _secret;
    private string _host = "";
    private int _port = PortOfStartTls;
    private MailSecurity _security;
    private string _sender = "";
    private string _login = "";
    private int _rank = 10;
    private bool _english;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>The channel to change; null makes a new one.</summary>
    [Parameter, EditorRequired]
    public ChannelView? Channel { get; set; }

    /// <summary>It was saved.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    [Inject]
    private SaveChannel Save { get; set; } = default!;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Channel is not { } channel)
        {
            return;
        }

        (_kind, _key, _name, _rank, _english) = (channel.Kind, channel.Key, channel.Name, channel.Rank, channel.English);
        (_host, _port, _security, _sender, _login) = (channel.Host, channel.Port, channel.Security, channel.Sender, channel.Login);
        _address = channel.Kind == ChannelKind.Mail ? channel.Address : null;
        _also.UnionWith(channel.AlsoSends.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Choose(string kind, bool chosen) => _ = chosen ? _also.Add(kind) : _also.Remove(kind);

    /// <summary>Takes the usual port along, unless somebody chose another.</summary>
    private void ChooseSecurity(ChangeEventArgs change)
    {
        _security = Enum.Parse<MailSecurity>(change.Value as string ?? "");
        _port = _port is PortOfStartTls or PortOfImplicitTls ? (_security == MailSecurity.StartTls ? PortOfStartTls : PortOfImplicitTls) : _port;
    }

    private async Task SaveAsync()
    {
        _busy = true;
        var form = new ChannelForm
        {
            Key = _key.Trim(),
            Kind = _kind,
            Name = _name,
            Address = Channel is null ? _address ?? "" : _address,
            Secret = _secret,
            Host = _kind == ChannelKind.Mail ? _host.Trim() : "",
            Port = _kind == ChannelKind.Mail ? _port : 0,
            Security = _security,
            Sender = _kind == ChannelKind.Mail ? _sender.Trim() : "",
            Login = _kind == ChannelKind.Mail ? _login : "",
            AlsoSends = _also,
            Rank = _rank,
            English = _english,
        };
        _refusal = (await Save.RunAsync(await Current.GetAsync(), form, isNew: Channel is null, CancellationToken.None)).Refusal;
        _busy = false;
        if (_refusal is null)
        {
            _secret = null;
            await OnSaved.InvokeAsync();
        }
    }
}
