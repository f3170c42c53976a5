using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data;

namespace Portal.Channels;

/// <summary>A way out of the portal. It is switched off rather than deleted, since deliveries name it for ever.</summary>
public sealed class Channel
{
    /// <summary>Name in the data: lower case, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>What it speaks.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; set; }

    /// <summary>Of a robot or webhook its URL without what is secret in it; of mail who gets what is meant for nobody in particular, or empty.</summary>
    public required string Address { get; set; }

    /// <summary>What was secret in a robot's URL, protected; null for none.</summary>
    public string? Token { get; set; }

    /// <summary>Signing secret, or the password of the mail account, protected; null for none.</summary>
    public string? Secret { get; set; }

    /// <summary>Mail server, or empty.</summary>
    public string Host { get; set; } = "";

    /// <summary>Port of the mail server.</summary>
    public int Port { get; set; }

    /// <summary>How the connection to the mail server is secured.</summary>
    public MailSecurity Security { get; set; }

    /// <summary>From whom mails come.</summary>
    public string Sender { get; set; } = "";

    /// <summary>Account at the mail server, or empty.</summary>
    public string Login { get; set; } = "";

    /// <summary>Kinds of message that it gets beside what is sent to it, separated by commas; see <see cref="ChannelKinds.Offered"/>.</summary>
    public string AlsoSends { get; set; } = "";

    /// <summary>Place among the channels of a ladder: smaller numbers first.</summary>
    public int Rank { get; set; }

    /// <summary>Writes English instead of Chinese.</summary>
    public bool English { get; set; }

    /// <summary>Whether anything is sent by it.</summary>
    public bool Enabled { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whether messages of a kind go to it without being asked.</summary>
    public bool Wants(string kind) => AlsoSends.Split(',').Contains(kind, StringComparer.Ordinal);
}

/// <summary>How a mail server is spoken to; never in clear.</summary>
public enum MailSecurity
{
    /// <summary>In clear until STARTTLS, which must be offered; usually port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte; usually port 465.</summary>
    ImplicitTls,
}

internal sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    /// <summary>Channels and their deliveries changed.</summary>
    public const string Topic = "channels";

    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.ToTable("Channels").Publishes(Topic).HasKey(channel => channel.Key);
        builder.Property(channel => channel.Token).IsSecret();
        builder.Property(channel => channel.Secret).IsSecret();
    }
}
