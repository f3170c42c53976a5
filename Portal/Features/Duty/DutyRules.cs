using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Settings;

namespace Portal.Features.Duty;

/// <summary>The numbers of duty as the site has set them.</summary>
/// <param name="Lapse">How long presence or absence holds after the person's last clocking.</param>
/// <param name="Arrival">How early one has to be at the post.</param>
public sealed record DutyRules(TimeSpan Lapse, ArrivalPolicy Arrival)
{
    /// <summary>Reads them.</summary>
    public static async Task<DutyRules> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var values = await SettingValues.ReadAsync(db, cancellationToken);
        return new DutyRules(values.Span(DutySettings.Lapse), new ArrivalPolicy((int)values[DutySettings.Early]));
    }
}
