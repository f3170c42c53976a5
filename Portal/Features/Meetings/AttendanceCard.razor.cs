using Microsoft.AspNetCore.Components;
using Portal.Domain.Meetings;

namespace Portal.Features.Meetings;

/// <summary>Marks attendance: one tap, and a time where somebody came late or left early.</summary>
public sealed partial class AttendanceCard : MeetingPart
{
    private Attendance? _asked;
    private AttendanceMark _mark;
    private TimeOnly? _time;

    /// <summary>Marks people.</summary>
    [Inject]
    public required MarkAttendance Marking { get; init; }

    private bool MayMark => Sheet.MayKeep && !IsOver && HasBegun;

    private Task<bool> AllAsync() =>
        MarkAsync([.. Meeting.Attendees.Where(one => one.Mark == AttendanceMark.Unmarked).Select(one => new MarkedAttendance(one.Person, AttendanceMark.Present, HasLeave: one.HasLeave))]);

    private async Task ChooseAsync(Attendance one, AttendanceMark mark)
    {
        if (mark is AttendanceMark.Late or AttendanceMark.Early)
        {
            var now = TimeOnly.FromDateTime(Clock.Zone.ToSite(Clock.Now).DateTime);
            var isUnderWay = Clock.Now > Meeting.Start && (Meeting.End is null || Clock.Now < Meeting.End) && Clock.Zone.DateOf(Clock.Now) == Clock.Zone.DateOf(Meeting.Start);
            (_asked, _mark, _time) = (one, mark, isUnderWay ? now : null);
            return;
        }

        await MarkAsync([new MarkedAttendance(one.Person, mark, HasLeave: one.HasLeave)]);
    }

    private async Task TimeAsync()
    {
        var (one, at) = (_asked!, _time is { } time ? At(time) : (DateTimeOffset?)null);
        var mark = (_mark, one) switch
        {
            (AttendanceMark.Late, _) => new MarkedAttendance(one.Person, AttendanceMark.Late, at, one.LeftAt, one.HasLeave),

            // Whoever came late and leaves early stays late.
            (_, { Mark: AttendanceMark.Late }) => new MarkedAttendance(one.Person, AttendanceMark.Late, one.ArrivedAt, at, one.HasLeave),
            _ => new MarkedAttendance(one.Person, AttendanceMark.Early, one.ArrivedAt, at, one.HasLeave),
        };
        if (await MarkAsync([mark]))
        {
            _asked = null;
        }
    }

    private Task<bool> LeaveAsync(Attendance one) => MarkAsync([new MarkedAttendance(one.Person, one.Mark, one.ArrivedAt, one.LeftAt, !one.HasLeave)]);

    private Task<bool> MarkAsync(IReadOnlyList<MarkedAttendance> marks) => ActAsync(actor => Marking.RunAsync(actor, Meeting.Id, marks, CancellationToken.None));
}
