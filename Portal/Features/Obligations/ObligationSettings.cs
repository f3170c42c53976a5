using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Settings;

namespace Portal.Features.Obligations;

/// <summary>The numbers of obligations that a site may change.</summary>
internal static class ObligationSettings
{
    public static readonly SettingDefinition QuietFrom = new("obligations.quiet-from", null, SettingUnit.TimeOfDay, 0, 1439);
    public static readonly SettingDefinition QuietTo = new("obligations.quiet-to", null, SettingUnit.TimeOfDay, 0, 1439);

    public static IReadOnlyList<SettingDefinition> All { get; } = [QuietFrom, QuietTo];

    /// <summary>The quiet hours; none while one of the two is open.</summary>
    public static QuietHours QuietHours(SettingValues settings, SiteZone zone) =>
        settings.Find(QuietFrom) is { } from && settings.Find(QuietTo) is { } to
            ? new QuietHours(TimeOnly.MinValue.AddMinutes((double)from), TimeOnly.MinValue.AddMinutes((double)to), zone)
            : new QuietHours(TimeOnly.MinValue, TimeOnly.MinValue, zone);
}
