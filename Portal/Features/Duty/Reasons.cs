using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Why a record was changed by hand: asked for every time, and kept with the record.</summary>
internal static class Reasons
{
    /// <summary>The trimmed reason, or why it will not do.</summary>
    public static Result<string> Check(string? reason) => reason?.Trim() switch
    {
        null or "" => DutyFeatureRefusals.ReasonMissing,
        { Length: > DutyFeatureRefusals.LongestReason } => DutyFeatureRefusals.ReasonTooLong,
        var text => text,
    };
}
