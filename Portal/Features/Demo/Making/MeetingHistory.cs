using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;

namespace Portal.Features.Demo.Making;

/// <summary>The meetings of the last weeks with their minutes, what they decided, and one that lies ahead.</summary>
internal sealed class MeetingHistory(int seed, IReadOnlyList<Person> staff, SiteZone zone, DateTimeOffset now)
{
    /// <summary>How far back there were meetings.</summary>
    public const int Days = 20;

    private static readonly MeetingTexts Texts = EstateData.Shipped.Meetings;

    private readonly List<object> _rows = [];

    private PersonId Chair => (staff.FirstOrDefault(person => person.Role == Roles.Supervisor.Key) ?? staff[0]).Id;

    /// <summary>Series that are new, meetings and action items.</summary>
    /// <param name="known">The series that the site has.</param>
    public IReadOnlyList<object> Make(IReadOnlyList<MeetingSeries> known)
    {
        var today = zone.DateOf(now);
        var morning = SeriesOf(known, MeetingKind.Morning);
        var team = SeriesOf(known, MeetingKind.Team);
        var monthly = SeriesOf(known, MeetingKind.Monthly);
        for (var day = today.AddDays(-Days); day <= today; day = day.AddDays(1))
        {
            Hold(new PlannedMeeting(morning, day, zone.ToInstant(day, 8 * 60 + 5), zone.ToInstant(day, 8 * 60 + 30)), today);
            if (day.DayOfWeek == DayOfWeek.Wednesday)
            {
                Hold(new PlannedMeeting(team, day, zone.ToInstant(day, 16 * 60), null), today);
            }

            if (day.DayOfWeek == DayOfWeek.Saturday && day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month))
            {
                Hold(new PlannedMeeting(monthly, day, zone.ToInstant(day, 10 * 60), zone.ToInstant(day, 11 * 60 + 30)), today);
            }
        }

        Call(MeetingKind.Training, Texts.Topics[0], today.AddDays(-6), 14 * 60, isHeld: true);
        Call(MeetingKind.Company, Texts.Company, today.AddDays(-4), 9 * 60 + 30, isHeld: true);
        Call(MeetingKind.Special, Texts.Topics[1], today.AddDays(9), 15 * 60, isHeld: false);
        return _rows;
    }

    private MeetingSeries SeriesOf(IReadOnlyList<MeetingSeries> known, MeetingKind kind)
    {
        if (known.FirstOrDefault(one => one.Kind == kind) is { } series)
        {
            return series;
        }

        var made = new MeetingSeries(kind, null, now);
        _rows.Add(made);
        return made;
    }

    private void Hold(PlannedMeeting plan, DateOnly today)
    {
        var chance = Chance.Of(seed, $"meeting {plan.Series.Kind}", plan.Day.DayNumber);
        var meeting = Meeting.Planned(plan, plan.Series.Invitees(staff), plan.Start.AddDays(-3));
        var age = today.DayNumber - plan.Day.DayNumber;
        meeting.OpenReports(staff.Where(person => person.Role == Roles.Supervisor.Key).Select(person => person.Id), plan.Start.AddDays(-3));
        meeting.Prepare(meeting.Notice with { Place = Texts.Place }, null, Chair, null);
        _rows.Add(meeting);
        var end = plan.End ?? plan.Start.AddMinutes(50);
        if (plan.Series.Kind == MeetingKind.Morning && age == 5)
        {
            meeting.Cancel(Texts.Cancelled, staff[0].Name, plan.Start.AddDays(-1));
        }
        else if (end < now && (plan.Series.Kind != MeetingKind.Morning || age != 8))
        {
            Attend(meeting, chance);
            Write(meeting, chance);
            if (plan.Series.Kind != MeetingKind.Morning || age != 2)
            {
                meeting.Issue(null, staff.First(person => person.Id == Chair).Name, end.AddMinutes(chance.Between(4, 40)));
                Read(meeting, chance);
            }

            if (plan.Series.Kind != MeetingKind.Morning || age == 3)
            {
                Decide(meeting, chance, age);
            }
        }
    }

    private void Call(MeetingKind kind, string topic, DateOnly day, int minute, bool isHeld)
    {
        var start = zone.ToInstant(day, minute);
        var invited = staff.Where(person => kind == MeetingKind.Company ? person.Role == Roles.Supervisor.Key : person.Role is not null && person.Role != Roles.Administrator.Key).Take(14).Select(person => person.Id).ToList();
        var call = new MeetingCall(kind, start, start.AddMinutes(90), new MeetingNotice(topic, Texts.Place, Texts.Materials, Texts.Notes), invited) { Host = EstateData.Shipped.Site, Chair = Chair };
        var called = start.AddDays(-10) < now ? start.AddDays(-10) : now;
        var meeting = Meeting.Call(call, Chair, zone, called).Value;
        meeting.SendNotice(called);
        _rows.Add(meeting);
        if (isHeld && start.AddMinutes(90) < now)
        {
            var chance = Chance.Of(seed, $"meeting {kind}");
            Attend(meeting, chance);
            Write(meeting, chance);
            meeting.Issue(null, staff.First(person => person.Id == Chair).Name, start.AddMinutes(120));
            Read(meeting, chance);
        }
    }

    private static void Attend(Meeting meeting, Chance chance)
    {
        foreach (var person in meeting.Attendees.Select(one => one.Person).ToList())
        {
            var leave = chance.Is(0.06);
            var late = !leave && chance.Is(0.03);
            meeting.Mark(
                person, leave ? AttendanceMark.Absent : late ? AttendanceMark.Late : AttendanceMark.Present,
                late ? meeting.Start.AddMinutes(chance.Between(2, 9)) : null, null, leave || late, meeting.Start.AddMinutes(12));
        }
    }

    private static void Write(Meeting meeting, Chance chance)
    {
        foreach (var item in meeting.Agenda)
        {
            if (Texts.LineOf(item.Head, chance) is { } line)
            {
                meeting.Write(item.Id, new AgendaEntry(line), null, meeting.Start.AddMinutes(15));
            }
        }
    }

    private static void Read(Meeting meeting, Chance chance)
    {
        foreach (var reading in meeting.Readings.Where(_ => chance.Is(0.8)).ToList())
        {
            meeting.Read(reading.Person, meeting.IssuedAt!.Value.AddMinutes(chance.Between(5, 600)));
        }
    }

    private void Decide(Meeting meeting, Chance chance, int age)
    {
        var task = Texts.Actions[age % Texts.Actions.Count];
        var owner = chance.Pick(meeting.Attendees.Select(one => one.Person).ToList());
        var day = zone.DateOf(meeting.Start);
        var decided = ActionItem.Decide(meeting, new ActionOrder(task.Text, owner, day.AddDays(5)), null, zone, meeting.Start.AddMinutes(20));
        if (!decided.IsDone)
        {
            return;
        }

        // What is older than a week is done; of the rest the deadlines tell.
        if (age > 7)
        {
            decided.Value.Report(true, task.Result, staff.First(person => person.Id == owner).Name, zone.ToInstant(day.AddDays(4), 15 * 60));
        }

        _rows.Add(decided.Value);
    }
}
