using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Settings;

/// <summary>A setting and what is set.</summary>
/// <param name="Definition">The setting.</param>
/// <param name="Value">Value in force.</param>
/// <param name="Set">The site's own value, or null: the default is in force.</param>
public sealed record SettingView(SettingDefinition Definition, decimal Value, Setting? Set);

/// <summary>Shows every setting.</summary>
public sealed class ListSettings(PortalReader reader, IEnumerable<SettingDefinition> definitions) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>The settings by name.</summary>
    public Task<Result<IReadOnlyList<SettingView>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ListSettings, IReadOnlyList<SettingView>>(
            actor,
            async (db, token) =>
            {
                var set = await db.Set<Setting>().ToDictionaryAsync(setting => setting.Name, token);
                return
                [
                    .. definitions.OrderBy(one => one.Name, StringComparer.Ordinal)
                        .Select(one => (one, own: set.GetValueOrDefault(one.Name)))
                        .Select(pair => new SettingView(pair.one, pair.own?.Value ?? pair.one.Default, pair.own)),
                ];
            },
            cancellationToken);
}
