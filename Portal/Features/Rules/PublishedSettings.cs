using Portal.App;
using Portal.Data;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>
/// A number of a clause that changes in the settings is a new version of that clause like any other: people are asked to read
/// it. Where the documents disagree, the value that the portal has of its own is a decision, too.
/// </summary>
internal sealed class PublishedSettings(PackLibrary library, IEnumerable<SettingDefinition> settings, Texts texts) : ISettingHearer
{
    public async Task<bool> IsUndecidedAsync(WriteUnit unit, SettingDefinition setting, DateTimeOffset from, CancellationToken cancellationToken) =>
        setting.Parameter is { } key && (await unit.Db.SiteRulesAsync(library, settings, cancellationToken)).StandingOf(key, from).IsUndecided;

    public async Task HearAsync(WriteUnit unit, SettingDefinition setting, decimal? value, DateTimeOffset from, CancellationToken cancellationToken)
    {
        if (setting.Parameter is not { } key)
        {
            return;
        }

        var rules = await unit.Db.SiteRulesAsync(library, settings, cancellationToken);
        var replaces = rules.VersionsOf(key).Any(version => version.From == from && version.Number > 0);
        var version = new RuleVersion(key, rules.VersionsOf(key).Max(one => one.Number) + 1, SiteRulesQuery.Canonical(setting, value), from);
        if (rules.Find(key) is { } known)
        {
            await unit.AskToReadAsync(texts, replaces ? rules : rules.With(version), known, version, cancellationToken);
        }
    }
}
