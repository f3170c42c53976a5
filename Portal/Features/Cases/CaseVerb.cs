using Portal.Domain.Cases;

namespace Portal.Features.Cases;

/// <summary>What can be done with a case.</summary>
internal enum CaseVerb
{
    Assign,
    Respond,
    Resolve,
    HandUp,
    PassUp,
    CallBack,
    Close,
    Reopen,
    Note,
}

/// <summary>Which verbs a status offers, the likeliest first. The case itself decides; this only spares the reader buttons that are refused anyway.</summary>
internal static class CaseVerbs
{
    public static IReadOnlyList<CaseVerb> Of(CaseStatus status) => status switch
    {
        CaseStatus.New => [CaseVerb.Assign, CaseVerb.Note],
        CaseStatus.Assigned => [CaseVerb.Respond, CaseVerb.Resolve, CaseVerb.Assign, CaseVerb.HandUp, CaseVerb.PassUp, CaseVerb.Note],
        CaseStatus.InProgress => [CaseVerb.Resolve, CaseVerb.Assign, CaseVerb.HandUp, CaseVerb.PassUp, CaseVerb.Note],
        CaseStatus.AwaitingCallback => [CaseVerb.CallBack, CaseVerb.Close, CaseVerb.Reopen, CaseVerb.Note],
        CaseStatus.Closed => [CaseVerb.Reopen, CaseVerb.Note],
    };
}
