using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <content>From its begin on: attendance, agenda, minutes.</content>
public sealed partial class Meeting
{
    /// <summary>Adds a line to the agenda; allowed before the meeting too.</summary>
    /// <param name="head">The head; one that the kind of meeting knows.</param>
    /// <param name="person">Whose line it is, for a plan or a report.</param>
    /// <param name="matter">Number and title of the case it is about, or null.</param>
    /// <param name="entry">What it says, or null for a slot to be filled.</param>
    /// <param name="now">The instant.</param>
    public Result<AgendaItem> AddLine(AgendaHead head, PersonId? person, string? matter, AgendaEntry? entry, DateTimeOffset now)
    {
        if (Changeable() is { IsDone: false } refused)
        {
            return refused.Refusal!;
        }

        if (!AgendaHeads.Addable(Kind).Contains(head))
        {
            return MeetingRefusals.NoSuchHead;
        }

        // A refused text leaves no line behind.
        var item = new AgendaItem(TypedId.New<AgendaItemId>(now), Id, head, NextNo) { Person = person, Case = matter };
        if (entry is not null && item.Write(entry, seen: null).Refusal is { } wrong)
        {
            return wrong;
        }

        _agenda.Add(item);
        Hold(entry, now);
        return item;
    }

    /// <summary>Writes a line of the agenda.</summary>
    /// <param name="id">The line.</param>
    /// <param name="entry">What it says from now on.</param>
    /// <param name="seen">Version that the writer saw; null does not care.</param>
    /// <param name="now">The instant.</param>
    public Result Write(AgendaItemId id, AgendaEntry entry, int? seen, DateTimeOffset now)
    {
        if (Changeable() is { IsDone: false } refused)
        {
            return refused;
        }

        if (_agenda.Find(one => one.Id == id) is not { } item)
        {
            return MeetingRefusals.Unknown;
        }

        var written = item.Write(entry, seen);
        if (written.IsDone)
        {
            Hold(entry, now);
        }

        return written;
    }

    /// <summary>Marks how somebody attended [B-068]; allowed again until the minutes are issued.</summary>
    /// <param name="person">An attendee.</param>
    /// <param name="mark">How.</param>
    /// <param name="arrivedAt">When the person came (UTC); after the start for whoever is late.</param>
    /// <param name="leftAt">When the person left (UTC); before the end for whoever left early.</param>
    /// <param name="hasLeave">Whether leave for it was approved.</param>
    /// <param name="now">The instant.</param>
    public Result Mark(PersonId person, AttendanceMark mark, DateTimeOffset? arrivedAt, DateTimeOffset? leftAt, bool hasLeave, DateTimeOffset now)
    {
        if (Begun(now) is { IsDone: false } refused)
        {
            return refused;
        }

        if (Of(person) is not { } attendance)
        {
            return MeetingRefusals.NotInvited;
        }

        if (mark == AttendanceMark.Late && (arrivedAt is null || arrivedAt <= Start))
        {
            return MeetingRefusals.ArrivalMissing;
        }

        if ((mark == AttendanceMark.Early && leftAt is null) || leftAt >= End || leftAt < (arrivedAt ?? Start))
        {
            return MeetingRefusals.DepartureMissing;
        }

        if (mark is AttendanceMark.Absent or AttendanceMark.Unmarked)
        {
            (arrivedAt, leftAt) = (null, null);
        }

        attendance.Set(mark, arrivedAt, leftAt, hasLeave);
        HeldAt ??= now;
        return Result.Done;
    }

    /// <summary>Records an exit, a guest or a disruption [B-071, B-078].</summary>
    public Result<MeetingIncident> Record(PersonId person, IncidentKind kind, DateTimeOffset at, string? reason, bool hasConsent, string by, DateTimeOffset now)
    {
        if (Begun(now) is { IsDone: false } refused)
        {
            return refused.Refusal!;
        }

        if (Of(person) is null)
        {
            return MeetingRefusals.NotInvited;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return MeetingRefusals.AccountMissing;
        }

        var incident = new MeetingIncident(TypedId.New<MeetingNoteId>(now), Id, person, kind, at, reason.Trim(), hasConsent && kind == IncidentKind.Exit, by);
        _incidents.Add(incident);
        HeldAt ??= now;
        return incident;
    }

    /// <summary>
    /// Issues the minutes and freezes them. Whoever is still unmarked was absent; everybody invited is asked to
    /// read them.
    /// </summary>
    /// <param name="briefing">The figures as they stand now, in the host's own format.</param>
    /// <param name="by">Name of who issues them.</param>
    /// <param name="now">The instant.</param>
    public Result Issue(string? briefing, string by, DateTimeOffset now)
    {
        if (Begun(now) is { IsDone: false } refused)
        {
            return refused;
        }

        if (Chair is null)
        {
            return MeetingRefusals.ChairMissing;
        }

        foreach (var one in _attendees.Where(one => one.Mark == AttendanceMark.Unmarked))
        {
            one.MissedIt();
        }

        HeldAt ??= now;
        (IssuedAt, IssuedBy, Briefing) = (now, by, briefing);
        Ask(_attendees.Select(one => one.Person), now);
        return Result.Done;
    }

    /// <summary>Adds to issued minutes; what was issued stays as it is.</summary>
    public Result Append(string? text, string by, DateTimeOffset now)
    {
        if (IssuedAt is null)
        {
            return MeetingRefusals.NotIssued;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return MeetingRefusals.AdditionMissing;
        }

        _additions.Add(new MinutesAddition(TypedId.New<MeetingNoteId>(now), Id, now, by, text.Trim()));
        return Result.Done;
    }

    /// <summary>Asks more people to read issued minutes [E-017]; answers those who were not asked yet.</summary>
    public Result<IReadOnlyList<PersonId>> Publish(IEnumerable<PersonId> people, DateTimeOffset now) =>
        IssuedAt is null ? MeetingRefusals.NotIssued : Ask(people, now);

    /// <summary>Somebody says to have read the minutes; a second time changes nothing.</summary>
    public Result Read(PersonId person, DateTimeOffset now)
    {
        if (_readings.Find(one => one.Person == person) is not { } reading)
        {
            return IssuedAt is null ? MeetingRefusals.NotIssued : MeetingRefusals.NotConcerned;
        }

        reading.Read(now);
        return Result.Done;
    }

    private int NextNo => _agenda.Count == 0 ? 1 : _agenda.Max(one => one.No) + 1;

    private Result Begun(DateTimeOffset now) =>
        Changeable() is { IsDone: false } refused ? refused : now < Start ? MeetingRefusals.NotBegun : Result.Done;

    /// <summary>A text that is written once the time has come shows that the meeting was held; slots and plans made before do not.</summary>
    private void Hold(AgendaEntry? entry, DateTimeOffset now)
    {
        if (now >= Start && (entry is { IsTicked: true } || !string.IsNullOrWhiteSpace(entry?.Text)))
        {
            HeldAt ??= now;
        }
    }

    private void Add(AgendaHead head, DateTimeOffset now) => _agenda.Add(new AgendaItem(TypedId.New<AgendaItemId>(now), Id, head, NextNo));

    private List<PersonId> Ask(IEnumerable<PersonId> people, DateTimeOffset now)
    {
        var asked = _readings.Select(one => one.Person).ToHashSet();
        List<PersonId> added = [.. people.Distinct().Where(person => !asked.Contains(person))];
        _readings.AddRange(added.Select(person => new MinutesReading(Id, person, now)));
        return added;
    }
}
