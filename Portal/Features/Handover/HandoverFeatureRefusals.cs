using Portal.Domain.Kernel;

namespace Portal.Features.Handover;

/// <summary>What the pages of handovers refuse beyond <see cref="Domain.Handover.HandoverRefusals"/>.</summary>
internal static class HandoverFeatureRefusals
{
    /// <summary>Only somebody of the staff list hands over.</summary>
    public static readonly Refusal NotAPerson = new("handover.not-a-person");
}
