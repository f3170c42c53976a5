using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Settings;

/// <summary>The settings of the site as one consistent reading.</summary>
public sealed class SettingValues
{
    private readonly Dictionary<string, decimal> _set;

    private SettingValues(Dictionary<string, decimal> set) => _set = set;

    /// <summary>Nothing set: every default.</summary>
    public static SettingValues Defaults { get; } = new([]);

    /// <summary>Value of a setting.</summary>
    public decimal this[SettingDefinition setting] => _set.GetValueOrDefault(setting.Name, setting.Default);

    /// <summary>Value of a setting that counts minutes, hours or minutes after midnight.</summary>
    public TimeSpan Span(SettingDefinition setting) =>
        setting.Unit == SettingUnit.Hours ? TimeSpan.FromHours((double)this[setting]) : TimeSpan.FromMinutes((double)this[setting]);

    /// <summary>Reads them; the table holds a handful of rows.</summary>
    public static async Task<SettingValues> ReadAsync(PortalDb db, CancellationToken cancellationToken) =>
        new(await db.Set<Setting>().AsNoTracking().ToDictionaryAsync(setting => setting.Name, setting => setting.Value, cancellationToken));
}
