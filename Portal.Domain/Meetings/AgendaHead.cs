namespace Portal.Domain.Meetings;

/// <summary>A head of an agenda.</summary>
public enum AgendaHead
{
    /// <summary>Service of the week (服务) .</summary>
    Service,

    /// <summary>Safety (安全) .</summary>
    Safety,

    /// <summary>Work style (作风) .</summary>
    WorkStyle,

    /// <summary>Training (培训) .</summary>
    Training,

    /// <summary>Attendance (考勤) .</summary>
    Attendance,

    /// <summary>How business stands .</summary>
    BusinessStatus,

    /// <summary>A difficult case and its analysis .</summary>
    DifficultCase,

    /// <summary>The day before, summed up [B-054].</summary>
    Yesterday,

    /// <summary>A problem that one cannot solve alone [B-055].</summary>
    Problem,

    /// <summary>Somebody's plan of the day [B-056].</summary>
    TodayPlan,

    /// <summary>A supervisor's report on the last week and month [B-060].</summary>
    Report,

    /// <summary>A problem that needs another department, and the solution agreed [B-061].</summary>
    CrossDepartment,

    /// <summary>Comments and instructions of the marketing development department [B-062].</summary>
    Comments,

    /// <summary>Instructions on leasing [B-064].</summary>
    LeasingInstructions,

    /// <summary>Rules and pay [C-043].</summary>
    RulesAndPay,

    /// <summary>What the management meeting said, passed on [E-131].</summary>
    PassedOn,

    /// <summary>The work of the week [E-131].</summary>
    WeekWork,

    /// <summary>What there is to prepare before the shift [E-153].</summary>
    Preparation,

    /// <summary>Summary after the shift [E-155].</summary>
    Summary,

    /// <summary>The place is tidied: a tick [E-155].</summary>
    Tidied,

    /// <summary>What was said; for kinds whose documents name no heads.</summary>
    Content,
}

/// <summary>Which heads a meeting opens with, and how each is kept.</summary>
public static class AgendaHeads
{
    /// <summary>The heads that a new meeting of a kind opens with, in their order.</summary>
    public static IReadOnlyList<AgendaHead> Of(MeetingKind kind) => kind switch
    {
        MeetingKind.Team =>
        [
            AgendaHead.Service, AgendaHead.Safety, AgendaHead.WorkStyle, AgendaHead.Training, AgendaHead.Attendance, AgendaHead.BusinessStatus,
        ],
        MeetingKind.Morning => [AgendaHead.Yesterday],
        MeetingKind.Monthly => [AgendaHead.Comments, AgendaHead.LeasingInstructions],
        MeetingKind.HospitalDepartment => [AgendaHead.PassedOn, AgendaHead.WeekWork],
        MeetingKind.Department => [AgendaHead.WeekWork],
        MeetingKind.PreShift => [AgendaHead.Preparation],
        MeetingKind.PostShift => [AgendaHead.Summary, AgendaHead.Tidied],
        MeetingKind.Housekeeping => [AgendaHead.Yesterday, AgendaHead.WeekWork],
        MeetingKind.Patients or MeetingKind.Company or MeetingKind.Management or MeetingKind.Special or MeetingKind.Training => [AgendaHead.Content],
    };

    /// <summary>The heads under which lines can be added to a meeting of a kind.</summary>
    public static IReadOnlyList<AgendaHead> Addable(MeetingKind kind) => kind switch
    {
        MeetingKind.Team => [AgendaHead.DifficultCase, AgendaHead.Problem, AgendaHead.RulesAndPay],
        MeetingKind.Morning => [AgendaHead.TodayPlan, AgendaHead.Problem, AgendaHead.RulesAndPay],
        MeetingKind.Monthly => [AgendaHead.Report, AgendaHead.CrossDepartment, AgendaHead.RulesAndPay],
        MeetingKind.Department or MeetingKind.HospitalDepartment or MeetingKind.Management or MeetingKind.Housekeeping => [AgendaHead.Problem, AgendaHead.RulesAndPay],
        MeetingKind.PreShift or MeetingKind.PostShift or MeetingKind.Patients or MeetingKind.Company or MeetingKind.Special or MeetingKind.Training => [AgendaHead.Problem],
    };

    /// <summary>Whether a line under the head is somebody's own: a plan, a report.</summary>
    public static bool IsPersonal(this AgendaHead head) => head is AgendaHead.TodayPlan or AgendaHead.Report;

    /// <summary>Whether only the marketing development department, or a manager in its place, writes it [B-062].</summary>
    public static bool IsOfManagement(this AgendaHead head) => head is AgendaHead.Comments;
}
