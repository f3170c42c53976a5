using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Settings;

/// <summary>A setting and what is set.</summary>
/// <param name="Definition">The setting.</param>
/// <param name="Value">Value in force; null is off.</param>
/// <param name="Versions">The site's own versions, newest first, those to come included.</param>
/// <param name="Current">The version in force; null while the default is.</param>
public sealed record SettingView(SettingDefinition Definition, decimal? Value, IReadOnlyList<Setting> Versions, Setting? Current);

/// <summary>Shows every setting with its history.</summary>
public sealed class ListSettings(PortalReader reader, IEnumerable<SettingDefinition> definitions, TimeProvider clock) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>The settings by name.</summary>
    public Task<Result<IReadOnlyList<SettingView>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListSettings, IReadOnlyList<SettingView>>(
            actor,
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                var set = (await db.Set<Setting>().OrderByDescending(setting => setting.ValidFrom).ToListAsync(token)).ToLookup(setting => setting.Name);
                return [.. definitions.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => View(one, [.. set[one.Name]], now))];
            },
            cancellationToken);

    private static SettingView View(SettingDefinition definition, List<Setting> versions, DateTimeOffset now)
    {
        var current = versions.Find(version => version.ValidFrom <= now);
        return new SettingView(definition, current is null ? definition.Default : current.Value, versions, current);
    }
}
