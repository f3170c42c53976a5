using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.Rulebook;

namespace Portal.Domain.Meetings;

/// <summary>
/// When the rule packs want the meetings of a kind: every number is a parameter of a pack, and one that nobody has filled
/// leaves the series off.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Pack">Pack that asks for it.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="Start">Parameter with the start; null where the documents name no time, which the site then sets.</param>
/// <param name="End">Parameter with the end; null where the documents name none.</param>
/// <param name="DaysAhead">How many days ahead its meetings are made.</param>
/// <param name="Roles">Keys of the roles that it invites unless the site says otherwise.</param>
public sealed record SeriesRule(MeetingKind Kind, string Pack, string Clause, string? Start, string? End, int DaysAhead, IReadOnlyList<string> Roles)
{
    private const int Daily = 8;
    private const int Weekly = 21;
    private const int Monthly = 45;

    private static readonly string Staff = People.Roles.Staff.Key;
    private static readonly string Leader = People.Roles.TeamLeader.Key;
    private static readonly string Supervisor = People.Roles.Supervisor.Key;
    private static readonly string Manager = People.Roles.Manager.Key;
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Every series that the documents know.</summary>
    public static IReadOnlyList<SeriesRule> All { get; } =
    [
        new(MeetingKind.Team, "service-centre", "A-002", "team_meeting_time", null, Weekly, [Leader]) { ChairDepartment = "客服部" },
        new(MeetingKind.Morning, "service-centre", "B-048", "morning_meeting_start", "morning_meeting_end", Daily, [Staff, People.Roles.Steward.Key, People.Roles.Cashier.Key, Supervisor]),
        new(MeetingKind.Monthly, "service-centre", "B-050", "monthly_meeting_time", null, Monthly, [Supervisor, Manager]),
        new(MeetingKind.Department, "sales-centre", "E-013", "department_meeting_time", null, Weekly, [Staff, Leader, Supervisor]),
        new(MeetingKind.HospitalDepartment, "hospital-centre", "E-131", "dept_meeting_time", null, Weekly, [Staff, Leader, Supervisor]),
        new(MeetingKind.Management, "hospital-centre", "E-131", null, null, Weekly, [Supervisor, Manager]),
        new(MeetingKind.Patients, "hospital-centre", "E-129", null, null, Monthly, [Staff, Supervisor]),
        new(MeetingKind.Housekeeping, "hotel", "E-217", "housekeeping_meeting_time", null, Daily, [Staff, Supervisor]),
        new(MeetingKind.PreShift, "call-centre", "E-153", "pre_shift_start", "pre_shift_end", Daily, [Leader, Staff]),
        new(MeetingKind.PostShift, "call-centre", "E-155", "post_shift_start", "post_shift_end", Daily, [Leader, Staff]),
    ];

    /// <summary>The department whose people may chair unless the site says otherwise .</summary>
    public string? ChairDepartment { get; private init; }

    /// <summary>The rule of a kind; null for meetings that no series makes.</summary>
    public static SeriesRule? Of(MeetingKind kind) => All.FirstOrDefault(rule => rule.Kind == kind);

    /// <summary>The days that it names by the numbers of an instant; what is missing is noted with the values.</summary>
    public Recurrence Days(RuleValues values) => Kind switch
    {
        MeetingKind.Team => OnWeekday(values, "team_meeting_day"),
        MeetingKind.HospitalDepartment => OnWeekday(values, "dept_meeting_weekday"),
        MeetingKind.Management => OnWeekday(values, "mid_management_meeting_weekday"),
        MeetingKind.Monthly => new Recurrence.ByMonthWeekday(WeekdayOf(values, "monthly_meeting_weekday"), -1),
        MeetingKind.Department => new Recurrence.ByInterval(Math.Max(1, values.Number(RuleValue.From("department_meeting_interval_days"))))
        {
            Weekday = values.WeekdayIfFilled(RuleValue.WhileFilled("department_meeting_weekday")),
        },
        MeetingKind.Patients => new FirstWorkdayBetween(
            values.Number(RuleValue.From("patient_meeting_day_from")), values.Number(RuleValue.From("patient_meeting_day_to"))),
        MeetingKind.PreShift => OnWeekdays(values, "pre_shift_weekday"),
        MeetingKind.PostShift => OnWeekdays(values, "post_shift_weekday"),
        MeetingKind.Morning or MeetingKind.Housekeeping or MeetingKind.Special or MeetingKind.Training or MeetingKind.Company =>
            new Recurrence.ByDay(DayRule.Everyday),
    };

    private static Recurrence.ByDay OnWeekday(RuleValues values, string parameter) => new Recurrence.ByDay(DayRule.On(WeekdayOf(values, parameter)));

    /// <summary>From one weekday to another, on working days: a holiday among them has no shift.</summary>
    private static WorkdaysAmong OnWeekdays(RuleValues values, string parameter)
    {
        var (from, to) = (WeekdayOf(values, parameter + "_from"), WeekdayOf(values, parameter + "_to"));
        return new WorkdaysAmong(from, to);
    }

    private static DayOfWeek WeekdayOf(RuleValues values, string parameter) =>
        (DayOfWeek)Math.Max(0, Array.IndexOf(Weekdays, values.Text(RuleValue.From(parameter))));

    /// <summary>The first working day of a part of the month; its first day where it has none.</summary>
    private sealed record FirstWorkdayBetween(int From, int To) : Recurrence
    {
        public override bool Names(DateOnly day, BusinessCalendar calendar)
        {
            var length = DateTime.DaysInMonth(day.Year, day.Month);
            var (from, to) = (Math.Clamp(From, 1, length), Math.Clamp(To, 1, length));
            var first = Enumerable.Range(from, Math.Max(1, to - from + 1)).Select(number => new DateOnly(day.Year, day.Month, number));
            return day == first.Where(calendar.IsWorkday).Append(new DateOnly(day.Year, day.Month, from)).First();
        }
    }

    /// <summary>Working days of the calendar from one weekday to another; a swapped weekend that is worked counts as any of them.</summary>
    private sealed record WorkdaysAmong(DayOfWeek From, DayOfWeek To) : Recurrence
    {
        public override bool Names(DateOnly day, BusinessCalendar calendar) =>
            calendar.IsWorkday(day) && (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsAmong(day.DayOfWeek));

        private bool IsAmong(DayOfWeek day) => From <= To ? day >= From && day <= To : day >= From || day <= To;
    }
}
