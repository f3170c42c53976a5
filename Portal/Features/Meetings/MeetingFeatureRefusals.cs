using Portal.Domain.Kernel;

namespace Portal.Features.Meetings;

/// <summary>Refusals about what meetings take from elsewhere.</summary>
public static class MeetingFeatureRefusals
{
    /// <summary>There is no case with that number.</summary>
    public static readonly Refusal CaseUnknown = new("meetings.case-unknown", "case");

    /// <summary>There is no such person.</summary>
    public static readonly Refusal PersonUnknown = new("meetings.person-unknown", "person");
}
