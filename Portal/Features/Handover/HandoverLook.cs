using Portal.App.Pieces;
using Portal.Domain.Handover;

namespace Portal.Features.Handover;

/// <summary>How handovers look.</summary>
internal static class HandoverLook
{
    public static Tone ToneOf(HandoverState state) => state switch
    {
        HandoverState.Open => Tone.Neutral,
        HandoverState.Offered => Tone.Warn,
        HandoverState.Returned => Tone.Bad,
        HandoverState.Accepted => Tone.Good,
    };

    public static Tone ToneOf(HandoverStanding standing) => standing switch
    {
        HandoverStanding.Ahead => Tone.Neutral,
        HandoverStanding.Running => Tone.Info,
        HandoverStanding.Unconfirmed => Tone.Warn,
        HandoverStanding.Returned => Tone.Warn,
        HandoverStanding.Accepted => Tone.Good,
        HandoverStanding.Missing => Tone.Bad,
    };
}
