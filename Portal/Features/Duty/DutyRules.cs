using Portal.Domain.Duty;

namespace Portal.Features.Duty;

/// <summary>The numbers of duty that a site may change.</summary>
/// <param name="Lapse">How long presence or absence holds after the person's last clocking.</param>
/// <param name="Arrival">How early one has to be at the post.</param>
public sealed record DutyRules(TimeSpan Lapse, ArrivalPolicy Arrival)
{
    /// <summary>Eighteen hours and ten minutes [A-051, D-176].</summary>
    public static DutyRules Default { get; } = new(DutyRecord.DefaultLapse, new ArrivalPolicy());
}
