using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>Finds what the packs oblige nobody to do on this site: no such post, or nobody with the role.</summary>
public sealed class FindEmptyAudiences(PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>The empty audiences of every pack, on or off, by the pack's id.</summary>
    public Task<Result<ILookup<string, EmptyAudience>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<FindEmptyAudiences, ILookup<string, EmptyAudience>>(
            actor,
            async (db, token) =>
            {
                var site = await SiteAudiences.ReadAsync(db, token);
                var rules = await db.SiteRulesAsync(library, settings, token);
                var now = clock.GetUtcNow();
                return library.Packs.Select(pack => pack with { Obligations = [.. rules.ObligationsOf(pack, now)] })
                    .SelectMany(pack => site.Empty(pack).Select(empty => (pack.Id, empty)))
                    .ToLookup(pair => pair.Id, pair => pair.empty, StringComparer.Ordinal);
            },
            cancellationToken);
}
