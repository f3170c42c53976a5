using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>A planned shift, and what deserves a look about it.</summary>
/// <param name="Id">The shift.</param>
/// <param name="Warnings">Missing certificates, double bookings.</param>
public sealed record PlanOutcome(AssignmentId Id, IReadOnlyList<Refusal> Warnings);
