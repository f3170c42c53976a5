using Portal.App.Pieces;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Tones of meetings and marks.</summary>
internal static class MeetingLook
{
    public static Tone ToneOf(MeetingStanding standing) => standing switch
    {
        MeetingStanding.Planned or MeetingStanding.NotHeld or MeetingStanding.Cancelled => Tone.Neutral,
        MeetingStanding.Running => Tone.Info,
        MeetingStanding.Incomplete => Tone.Warn,
        MeetingStanding.Missed => Tone.Bad,
        MeetingStanding.Issued => Tone.Good,
    };

    public static Tone ToneOf(AttendanceMark mark, bool hasLeave) => mark switch
    {
        AttendanceMark.Unmarked => Tone.Neutral,
        AttendanceMark.Present => Tone.Good,
        AttendanceMark.Late or AttendanceMark.Early => hasLeave ? Tone.Info : Tone.Warn,
        AttendanceMark.Absent => hasLeave ? Tone.Info : Tone.Bad,
    };
}
