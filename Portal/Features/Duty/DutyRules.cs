using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Rulebook;
using Portal.Features.Settings;

namespace Portal.Features.Duty;

/// <summary>The numbers of duty as the site has set them over time.</summary>
/// <param name="LapseHours">How long presence or absence holds after the person's last clocking, in hours.</param>
/// <param name="Arrival">How early one has to be at the post.</param>
/// <param name="Departure">How long one has to stay.</param>
/// <param name="OutgoingWaits">1 while the outgoing person waits for the incoming one.</param>
public sealed record DutyRules(Parameter LapseHours, ArrivalPolicy Arrival, DeparturePolicy Departure, Parameter OutgoingWaits)
{
    /// <summary>The longest lapse there was: whatever was clocked before it says nothing any more.</summary>
    public TimeSpan LongestLapse => DutySettings.Lapse.Span(LapseHours.Largest!.Value);

    /// <summary>The lapse of a clocking at an instant.</summary>
    public TimeSpan LapseAt(DateTimeOffset at) => DutySettings.Lapse.Span(LapseHours.At(at)!.Value);

    /// <summary>Reads them.</summary>
    public static async Task<DutyRules> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var values = await SettingValues.ReadAsync(db, DateTimeOffset.MaxValue, cancellationToken);
        return new DutyRules(
            values.Of(DutySettings.Lapse),
            new ArrivalPolicy(values.Of(DutySettings.Early)),
            new DeparturePolicy(values.Of(DutySettings.LateDeparture)),
            values.Of(DutySettings.OutgoingWaits));
    }
}
