namespace Portal.Data;

/// <summary>The section <c>Portal</c> of the configuration.</summary>
public sealed class PortalOptions
{
    /// <summary>SQLite files, keys, attachments, backups; relative to the repository root in Development, else to the executable.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>IANA zone of the site; times without an offset are in it.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>What the site is called, shown in the top bar and on the wall; nothing is shown while it is empty.</summary>
    public string SiteName { get; set; } = "";

    /// <summary>Fill an empty database with the demonstration estate and keep it moving. Null means: only in Development.</summary>
    public bool? Demo { get; set; }

    /// <summary>Addresses (10.0.0.1) or networks (10.0.0.0/24) of the proxies in front, whose forwarded headers are believed; nobody else's are.</summary>
    public IList<string> Proxies { get; } = [];
}
