using System.Globalization;
using Portal.App;

namespace Portal.Channels;

/// <summary>A channel with its secrets open, for the moment of sending. A class without a printed form, so that no log shows them.</summary>
internal sealed class OpenChannel(Channel channel, string? token, string? secret)
{
    public string Key => channel.Key;

    public ChannelKind Kind => channel.Kind;

    public Uri Address => new(channel.Address);

    public string? Token => token;

    public string? Secret => secret;

    public string Host => channel.Host;

    public int Port => channel.Port;

    public MailSecurity Security => channel.Security;

    public string Sender => channel.Sender;

    public string Login => channel.Login;

    /// <summary>Who gets mail that is for nobody in particular, or empty.</summary>
    public string CommonRecipient => channel.Address;

    public CultureInfo Culture => channel.English ? Texts.English : Texts.Chinese;
}
