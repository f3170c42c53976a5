using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Live;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>The rules that the site lives by, read once for everybody.</summary>
public sealed class SiteRulesSnapshot(
    PackLibrary library, PortalReader reader, LiveFeed feed, TimeProvider clock, ILogger<SiteRulesSnapshot> logger)
    : Snapshot<SiteRules>(feed, clock, logger, Topics.Rules)
{
    /// <inheritdoc/>
    protected override Task<SiteRules> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        reader.ReadAsync((db, token) => db.SiteRulesAsync(library, token), cancellationToken);
}

/// <summary>Reads the rules of the site in a query or a unit of work.</summary>
internal static class SiteRulesQuery
{
    /// <summary>The rules as they stand in the database.</summary>
    public static async Task<SiteRules> SiteRulesAsync(this PortalDb db, PackLibrary library, CancellationToken cancellationToken)
    {
        var switches = await db.Set<PackSwitchRow>().AsNoTracking().ToListAsync(cancellationToken);
        var versions = await db.Set<ParameterVersionRow>().AsNoTracking().ToListAsync(cancellationToken);
        return new SiteRules(library.Packs, switches.Select(row => row.ToDomain()), versions.Select(row => row.ToDomain()));
    }
}
