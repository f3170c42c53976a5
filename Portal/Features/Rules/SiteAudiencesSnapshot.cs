using Portal.Data;
using Portal.Live;

namespace Portal.Features.Rules;

/// <summary>Whom the site has, read once for everybody who tries something on an obligation.</summary>
public sealed class SiteAudiencesSnapshot(PortalReader reader, LiveFeed feed, TimeProvider clock, ILogger<SiteAudiencesSnapshot> logger)
    : Snapshot<SiteAudiences>(feed, clock, logger, Topics.Coverage, Topics.People)
{
    /// <inheritdoc/>
    protected override Task<SiteAudiences> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync(SiteAudiences.ReadAsync, cancellationToken);
}
