using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Making;

/// <summary>Somebody calls: what about, from where, and when.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Channel">How it comes.</param>
/// <param name="Unit">Whose it is, or null for a public place.</param>
/// <param name="At">When it comes.</param>
internal sealed record CaseReceipt(CaseSubject Subject, CaseChannel Channel, Unit? Unit, DateTimeOffset At)
{
    /// <summary>Part of the time to resolution within which somebody responds.</summary>
    private const double Response = 0.25;

    /// <summary>What is written down at the desk, if it comes at an instant.</summary>
    public CaseIntake Intake(DateTimeOffset at)
    {
        var limit = TimeSpan.FromHours(Subject.Hours);
        return new CaseIntake
        {
            Kind = Subject.Kind,
            Title = Subject.FullTitle,
            ReceivedAt = at.CutToSecond(),
            Channel = Channel,
            Unit = Unit?.Id,
            Category = Subject.Category,
            Severity = Subject.Severity,
            ResponseDue = (at + limit * Response).CutToSecond(),
            ResolveDue = (at + limit).CutToSecond(),
            CallerName = Unit?.Owner,
            CallerPhone = Unit?.Phone,
        };
    }
}
