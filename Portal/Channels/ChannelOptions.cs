namespace Portal.Channels;

/// <summary>The section <c>Channels</c> of the configuration: what only whoever runs the server may decide.</summary>
public sealed class ChannelOptions
{
    /// <summary>
    /// Hosts (<c>mail.example.com</c>, <c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) of the site's own that a channel may
    /// reach although they lie in the server's own network. To an allowed host a webhook may speak plain HTTP.
    /// </summary>
    public IList<string> Allow { get; } = [];

    /// <summary>File with certificates (PEM) that are trusted beside the system's: the company's own authority, or a relay's own certificate.</summary>
    public string TrustedCertificates { get; set; } = "";

    /// <summary>How long a peer may take to connect, and to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The portal's address as people reach it, e.g. <c>https://portal.example.com</c>; messages carry links when it is set.</summary>
    public string PublicAddress { get; set; } = "";
}
