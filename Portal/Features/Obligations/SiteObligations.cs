using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>The obligations by the rules of the site, worked out once until a rule changes: planning and sending ask many times an hour.</summary>
internal sealed class SiteObligations(PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, LiveFeed feed) : IDisposable
{
    private readonly Kept<ObligationBook> _book = new(reader, feed, Topics.Rules, Topics.Settings);

    /// <summary>The obligations by the rules as they are committed, with nothing moved.</summary>
    public ValueTask<ObligationBook> GetAsync(CancellationToken cancellationToken) =>
        _book.GetAsync(async (db, token) => new ObligationBook(await db.SiteRulesAsync(library, settings, token)), cancellationToken);

    public void Dispose() => _book.Dispose();
}
