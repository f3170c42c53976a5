using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Meetings;

/// <summary>A meeting that was called.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="LacksNotice">Whether it comes sooner than its attendees have a right to [B-065].</param>
public sealed record CalledMeeting(MeetingId Id, bool LacksNotice);

/// <summary>Calls a single meeting for a day of its own, and sends its notice at once where that is wished.</summary>
public sealed class CallMeeting(PortalWriter writer, MeetingRulebook rulebook, Texts texts, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.MeetingsManage;

    /// <summary>Calls it.</summary>
    /// <param name="actor">Who calls it.</param>
    /// <param name="call">What, when and who.</param>
    /// <param name="sendNotice">Sends the notice in the same act; refused while a field of it is blank.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<Result<CalledMeeting>> RunAsync(Actor actor, MeetingCall call, bool sendNotice, CancellationToken cancellationToken) =>
        writer.WriteAsync<CallMeeting, CalledMeeting>(
            actor,
            async (unit, token) =>
            {
                var rules = await rulebook.ReadAsync(unit.Db, token);
                if (call.Kind == MeetingKind.Patients && rules.PatientDays(call.Start) is var (from, to) && (zone.DateOf(call.Start).Day < from || zone.DateOf(call.Start).Day > to))
                {
                    return MeetingRefusals.NotMidMonth.With(from, to);
                }

                var known = await unit.Db.Set<Person>().CountAsync(person => call.Attendees.Contains(person.Id), token);
                if (known < call.Attendees.Distinct().Count())
                {
                    return MeetingRefusals.NobodyInvited;
                }

                var called = Meeting.Call(call, unit.Actor.Person, zone, unit.Now);
                if (called.Refusal is { } refusal)
                {
                    return refusal;
                }

                var meeting = called.Value;
                if (sendNotice)
                {
                    if (meeting.SendNotice(unit.Now).Refusal is { } incomplete)
                    {
                        return incomplete;
                    }

                    SendNotice.Tell(unit, meeting, texts);
                }

                unit.Db.Add(meeting);
                return new CalledMeeting(meeting.Id, meeting.LacksNotice(rules.NoticeDays(meeting.Kind, meeting.Start), unit.Now));
            },
            cancellationToken);
}
