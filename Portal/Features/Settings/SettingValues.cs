using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Rulebook;

namespace Portal.Features.Settings;

/// <summary>The settings of the site as one consistent reading, with their versions.</summary>
public sealed class SettingValues
{
    private readonly ILookup<string, ParameterVersion> _versions;
    private readonly DateTimeOffset _at;

    private SettingValues(ILookup<string, ParameterVersion> versions, DateTimeOffset at) => (_versions, _at) = (versions, at);

    /// <summary>Nothing set: every default.</summary>
    public static SettingValues Defaults { get; } = new(Array.Empty<Setting>().ToLookup(setting => setting.Name, setting => setting.Version), DateTimeOffset.MinValue);

    /// <summary>Value of a setting that is never off.</summary>
    /// <exception cref="InvalidOperationException">It is off.</exception>
    public decimal this[SettingDefinition setting] =>
        Find(setting) ?? throw new InvalidOperationException($"The setting {setting.Name} is off.");

    /// <summary>Value of a setting, or null while it is off.</summary>
    public decimal? Find(SettingDefinition setting) => Of(setting).At(_at);

    /// <summary>A setting with all its versions, for what is judged about other instants.</summary>
    public Parameter Of(SettingDefinition setting) => new(setting.Default, _versions[setting.Name]);

    /// <summary>Value of a setting that counts minutes, hours or minutes after midnight, and is never off.</summary>
    public TimeSpan Span(SettingDefinition setting) => setting.Span(this[setting]);

    /// <summary>Whether a switch is on.</summary>
    public bool IsOn(SettingDefinition setting) => Find(setting) > 0;

    /// <summary>The same reading as of another instant.</summary>
    public SettingValues At(DateTimeOffset at) => new(_versions, at);

    /// <summary>Reads them, as of an instant; the table holds a handful of rows.</summary>
    public static async Task<SettingValues> ReadAsync(PortalDb db, DateTimeOffset at, CancellationToken cancellationToken) =>
        new((await db.Set<Setting>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(setting => setting.Name, setting => setting.Version), at);
}
