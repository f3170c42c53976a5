using Portal.Domain.Kernel;
using Portal.Domain.People;

namespace Portal.Domain.Meetings;

/// <summary>
/// A meeting from its planning to its minutes. All instants are UTC. Issued minutes are frozen: what is added later stands
/// beside them with its name and time.
/// </summary>
public sealed partial class Meeting
{
    private readonly List<Attendance> _attendees = [];
    private readonly List<AgendaItem> _agenda = [];
    private readonly List<MeetingIncident> _incidents = [];
    private readonly List<MinutesAddition> _additions = [];
    private readonly List<MinutesReading> _readings = [];

    private Meeting()
    {
    }

    /// <summary>Identity.</summary>
    public MeetingId Id { get; private set; }

    /// <summary>What kind of meeting.</summary>
    public MeetingKind Kind { get; private set; }

    /// <summary>The series that made it, or null.</summary>
    public SeriesId? Series { get; private set; }

    /// <summary>The day of the site that it was planned for; with the series it names the meeting for ever, wherever it is moved.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The centre or department whose meeting it is; null is the site's.</summary>
    public string? Centre { get; private set; }

    /// <summary>When it begins (UTC).</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>When it ends (UTC); null where nobody said.</summary>
    public DateTimeOffset? End { get; private set; }

    /// <summary>Topic of its notice.</summary>
    public string? Topic { get; private set; }

    /// <summary>Where it takes place.</summary>
    public string? Place { get; private set; }

    /// <summary>Materials to bring.</summary>
    public string? Materials { get; private set; }

    /// <summary>Points for attention.</summary>
    public string? Notes { get; private set; }

    /// <summary>Its notice, beside the time.</summary>
    public MeetingNotice Notice
    {
        get => new(Topic, Place, Materials, Notes);
        private set => (Topic, Place, Materials, Notes) = value;
    }

    /// <summary>The property where a special-topic or training meeting is held; its customer service prepares the room [B-067].</summary>
    public string? Host { get; private set; }

    /// <summary>Who chairs it.</summary>
    public PersonId? Chair { get; private set; }

    /// <summary>Who called it; null when a series made it.</summary>
    public PersonId? Organiser { get; private set; }

    /// <summary>When its notice went out (UTC).</summary>
    public DateTimeOffset? NoticedAt { get; private set; }

    /// <summary>When its place was published (UTC) [B-058].</summary>
    public DateTimeOffset? PlacePublishedAt { get; private set; }

    /// <summary>When it was last moved (UTC).</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Whether the last move came too late before it [B-059].</summary>
    public bool IsShortNotice { get; private set; }

    /// <summary>When it was cancelled (UTC).</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was moved or cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who moved or cancelled it.</summary>
    public string? ChangedBy { get; private set; }

    /// <summary>Whether somebody chose its attendees by hand, so that its series leaves them alone.</summary>
    public bool HasOwnAttendees { get; private set; }

    /// <summary>When something of it was first recorded (UTC): it was held.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>When its minutes were issued (UTC); from then on they are frozen.</summary>
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>Who issued them.</summary>
    public string? IssuedBy { get; private set; }

    /// <summary>The figures as they stood when the minutes were issued, in the host's own format; null before.</summary>
    public string? Briefing { get; private set; }

    /// <summary>Who is to attend.</summary>
    public IReadOnlyList<Attendance> Attendees => _attendees;

    /// <summary>The lines of the agenda.</summary>
    public IReadOnlyList<AgendaItem> Agenda => _agenda;

    /// <summary>What happened that discipline speaks of.</summary>
    public IReadOnlyList<MeetingIncident> Incidents => _incidents;

    /// <summary>What was added to the issued minutes, oldest first.</summary>
    public IReadOnlyList<MinutesAddition> Additions => _additions;

    /// <summary>Who was asked to read the minutes.</summary>
    public IReadOnlyList<MinutesReading> Readings => _readings;

    /// <summary>A meeting that a series makes ahead.</summary>
    public static Meeting Planned(PlannedMeeting plan, IEnumerable<PersonId> attendees, DateTimeOffset now)
    {
        var meeting = New(plan.Series.Kind, now);
        (meeting.Series, meeting.Centre, meeting.Chair) = (plan.Series.Id, plan.Series.Centre, plan.Series.Chair);
        (meeting.Day, meeting.Start, meeting.End) = (plan.Day, plan.Start, plan.End);
        meeting.Notice = meeting.Notice with { Place = plan.Series.Place };
        meeting.Invite(attendees);
        return meeting;
    }

    /// <summary>A meeting that somebody calls.</summary>
    /// <param name="call">What it is.</param>
    /// <param name="organiser">Who calls it.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="now">The instant of the call.</param>
    public static Result<Meeting> Call(MeetingCall call, PersonId? organiser, SiteZone zone, DateTimeOffset now)
    {
        if (call.Start < now)
        {
            return MeetingRefusals.InPast;
        }

        if (call.End <= call.Start)
        {
            return MeetingRefusals.EndsBeforeStart;
        }

        if (call.Kind.NeedsNotice() && string.IsNullOrWhiteSpace(call.Host))
        {
            return MeetingRefusals.HostMissing;
        }

        if (call.Attendees.Count == 0)
        {
            return MeetingRefusals.NobodyInvited;
        }

        var meeting = New(call.Kind, now);
        (meeting.Start, meeting.End, meeting.Day) = (call.Start, call.End, zone.DateOf(call.Start));
        (meeting.Notice, meeting.Host, meeting.Chair, meeting.Organiser) = (call.Notice.Trimmed(), call.Host?.Trim(), call.Chair, organiser);
        meeting.HasOwnAttendees = true;
        meeting.Invite(call.Attendees);
        return meeting;
    }

    /// <summary>Somebody's attendance, or null when not invited.</summary>
    public Attendance? Of(PersonId person) => _attendees.Find(one => one.Person == person);

    /// <summary>How it stands at an instant. A day ends at the site's midnight.</summary>
    public MeetingStanding Standing(SiteZone zone, DateTimeOffset now)
    {
        if (CancelledAt is not null)
        {
            return MeetingStanding.Cancelled;
        }

        if (IssuedAt is not null)
        {
            return MeetingStanding.Issued;
        }

        if (now < Start)
        {
            return MeetingStanding.Planned;
        }

        if (now >= MissedAt(zone) && (HeldAt is null || Kind == MeetingKind.Team))
        {
            return Kind.IsOptional() ? MeetingStanding.NotHeld : MeetingStanding.Missed;
        }

        return HeldAt is not null && now >= (End ?? MissedAt(zone)) ? MeetingStanding.Incomplete : MeetingStanding.Running;
    }

    /// <summary>
    /// When its standing, or that its notice is late, changes next though nobody does anything (UTC); null when time alone
    /// changes nothing.
    /// </summary>
    /// <param name="zone">The site's zone.</param>
    /// <param name="noticeDays">Days that its notice goes out before it, or null.</param>
    /// <param name="now">The instant from which on.</param>
    public DateTimeOffset? NextChange(SiteZone zone, int? noticeDays, DateTimeOffset now) => CancelledAt is not null || IssuedAt is not null
        ? null
        : new DateTimeOffset?[] { Start, End, MissedAt(zone), NoticedAt is null && noticeDays is { } days ? Start.AddDays(-days).AddMilliseconds(1) : null }.Where(at => at > now).Min();

    /// <summary>From when it counts as missed when nothing was recorded: the end of its day, of a weekly team meeting of its week .</summary>
    public DateTimeOffset MissedAt(SiteZone zone) => zone.ToInstant(Kind.LastDayFor(zone.DateOf(Start)).AddDays(1));

    /// <summary>Whether its notice went out late, or has not gone out while it should have, so many days before [B-065].</summary>
    public bool LacksNotice(int? days, DateTimeOffset now) =>
        Kind.NeedsNotice() && days is { } ahead && CancelledAt is null && (NoticedAt ?? now) > Start.AddDays(-ahead);

    /// <summary>Breaches of discipline, each person's each at most once [B-068, B-071].</summary>
    public IReadOnlyList<Violation> Violations() =>
    [
        .. _attendees.SelectMany(Faults)
            .Concat(_incidents.Where(one => one.IsViolation).Select(one => new Violation(one.Person, one.Kind switch
            {
                IncidentKind.Exit => MeetingOffence.ExitWithoutConsent,
                IncidentKind.Guest => MeetingOffence.ReceivedGuest,
                IncidentKind.Disruption => MeetingOffence.Disruption,
            })))
            .Distinct(),
    ];

    private static IEnumerable<Violation> Faults(Attendance one)
    {
        if (one.HasLeave)
        {
            yield break;
        }

        if (one.Mark == AttendanceMark.Absent)
        {
            yield return new Violation(one.Person, MeetingOffence.Absent);
        }

        if (one.Mark == AttendanceMark.Late)
        {
            yield return new Violation(one.Person, MeetingOffence.Late);
        }

        // Whoever came late may have left early, too; the mark then says the first of the two.
        if (one.Mark == AttendanceMark.Early || (one.Mark == AttendanceMark.Late && one.LeftAt is not null))
        {
            yield return new Violation(one.Person, MeetingOffence.LeftEarly);
        }
    }

    private static Meeting New(MeetingKind kind, DateTimeOffset now)
    {
        var meeting = new Meeting { Id = TypedId.New<MeetingId>(now), Kind = kind };
        foreach (var head in AgendaHeads.Of(kind))
        {
            meeting.Add(head, now);
        }

        return meeting;
    }
}
