using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <content>Before it begins: preparing, notice, moving, cancelling.</content>
public sealed partial class Meeting
{
    /// <summary>Fills what the notice says, who chairs and who comes; allowed until the minutes are issued.</summary>
    /// <param name="notice">The fields.</param>
    /// <param name="host">The property where it is held.</param>
    /// <param name="chair">Who chairs.</param>
    /// <param name="attendees">Who comes; null leaves them as they are.</param>
    public Result Prepare(MeetingNotice notice, string? host, PersonId? chair, IReadOnlyCollection<PersonId>? attendees)
    {
        if (Changeable() is { IsDone: false } refused)
        {
            return refused;
        }

        if (Kind.NeedsNotice() && string.IsNullOrWhiteSpace(host))
        {
            return MeetingRefusals.HostMissing;
        }

        if (attendees is { Count: 0 })
        {
            return MeetingRefusals.NobodyInvited;
        }

        (Notice, Host, Chair) = (notice.Trimmed(), string.IsNullOrWhiteSpace(host) ? null : host.Trim(), chair);
        if (attendees is not null && !attendees.ToHashSet().SetEquals(_attendees.Select(one => one.Person)))
        {
            HasOwnAttendees = true;
            Invite(attendees);
        }

        return Result.Done;
    }

    /// <summary>The notice goes out; refused while one of its five fields is blank [B-066].</summary>
    public Result SendNotice(DateTimeOffset now)
    {
        if (Ahead(now) is { IsDone: false } refused)
        {
            return refused;
        }

        if (Start == default)
        {
            return MeetingRefusals.TimeMissing;
        }

        var check = Notice.Check();
        if (check.IsDone)
        {
            NoticedAt ??= now;
            PlacePublishedAt ??= now;
        }

        return check;
    }

    /// <summary>Publishes where it takes place [B-058].</summary>
    public Result PublishPlace(string? place, DateTimeOffset now)
    {
        if (Ahead(now) is { IsDone: false } refused)
        {
            return refused;
        }

        if (string.IsNullOrWhiteSpace(place))
        {
            return MeetingRefusals.PlaceMissing;
        }

        Notice = Notice with { Place = place.Trim() };
        PlacePublishedAt = now;
        return Result.Done;
    }

    /// <summary>Moves it, with a reason [B-053]; marks it when the change comes less than so many days before either time [B-059].</summary>
    /// <param name="start">The new start (UTC).</param>
    /// <param name="end">The new end (UTC), or null.</param>
    /// <param name="reason">Why.</param>
    /// <param name="noticeDays">Days that a change is to be announced ahead; null where the rules ask for none.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="by">Name of who moves it.</param>
    /// <param name="now">The instant of the change.</param>
    public Result Move(DateTimeOffset start, DateTimeOffset? end, string? reason, int? noticeDays, SiteZone zone, string by, DateTimeOffset now)
    {
        if (Ahead(now) is { IsDone: false } refused)
        {
            return refused;
        }

        if (start < now)
        {
            return MeetingRefusals.InPast;
        }

        if (end <= start)
        {
            return MeetingRefusals.EndsBeforeStart;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return MeetingRefusals.ReasonMissing;
        }

        var earlier = start < Start ? start : Start;
        IsShortNotice = noticeDays is { } days && now > earlier.AddDays(-days);
        (Start, End, MovedAt, Reason, ChangedBy) = (start, end, now, reason.Trim(), by);
        Day = Series is null ? zone.DateOf(start) : Day;
        return Result.Done;
    }

    /// <summary>Cancels it, with a reason [B-053].</summary>
    public Result Cancel(string? reason, string by, DateTimeOffset now)
    {
        if (Changeable() is { IsDone: false } refused)
        {
            return refused;
        }

        if (HeldAt is not null)
        {
            return MeetingRefusals.AlreadyBegun;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return MeetingRefusals.ReasonMissing;
        }

        (CancelledAt, Reason, ChangedBy) = (now, reason.Trim(), by);
        return Result.Done;
    }

    /// <summary>
    /// What its series says now; a meeting that somebody moved, announced or began stays as it is. Its attendees follow the
    /// staff until somebody chooses them.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public bool Follow(PlannedMeeting plan, IReadOnlyCollection<PersonId> attendees, DateTimeOffset now)
    {
        if (Start <= now || HeldAt is not null || CancelledAt is not null || NoticedAt is not null)
        {
            return false;
        }

        var changed = false;
        if (MovedAt is null && (Start != plan.Start || End != plan.End))
        {
            (Start, End, changed) = (plan.Start, plan.End, true);
        }

        if (!HasOwnAttendees && !attendees.ToHashSet().SetEquals(_attendees.Select(one => one.Person)))
        {
            Invite(attendees);
            changed = true;
        }

        return changed;
    }

    /// <summary>
    /// Gives each supervisor a slot for the report on the last week and month [B-060]; one who has a slot keeps it.
    /// </summary>
    /// <returns>Whether a slot was added.</returns>
    public bool OpenReports(IEnumerable<PersonId> supervisors, DateTimeOffset now)
    {
        if (!AgendaHeads.Addable(Kind).Contains(AgendaHead.Report) || Start <= now || CancelledAt is not null)
        {
            return false;
        }

        PersonId[] missing = [.. supervisors.Except(_agenda.Where(one => one.Head == AgendaHead.Report).Select(one => one.Person).OfType<PersonId>())];
        _agenda.AddRange(missing.Select((person, index) => new AgendaItem(TypedId.New<AgendaItemId>(now), Id, AgendaHead.Report, NextNo + index) { Person = person }).ToList());
        return missing.Length > 0;
    }

    /// <summary>Whether its series may take it out again when the rules no longer name its day.</summary>
    public bool IsUntouched(DateTimeOffset now) =>
        Start > now && MovedAt is null && CancelledAt is null && NoticedAt is null && HeldAt is null && !HasOwnAttendees && PlacePublishedAt is null;

    private Result Changeable() =>
        CancelledAt is not null ? MeetingRefusals.AlreadyCancelled
        : IssuedAt is not null ? MeetingRefusals.Frozen
        : Result.Done;

    private Result Ahead(DateTimeOffset now) =>
        Changeable() is { IsDone: false } refused ? refused : now >= Start ? MeetingRefusals.AlreadyBegun : Result.Done;

    private void Invite(IEnumerable<PersonId> people)
    {
        var invited = people.ToHashSet();
        _attendees.RemoveAll(one => !invited.Contains(one.Person));
        _attendees.AddRange(invited.Where(person => Of(person) is null).Select(person => new Attendance(Id, person)).ToList());
    }
}
