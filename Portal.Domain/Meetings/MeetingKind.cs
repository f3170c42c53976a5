namespace Portal.Domain.Meetings;

/// <summary>The kinds of meeting that the documents know.</summary>
public enum MeetingKind
{
    /// <summary>Weekly team-affairs meeting (班务会) .</summary>
    Team,

    /// <summary>Morning meeting of a service centre (晨会) [B-048].</summary>
    Morning,

    /// <summary>Monthly analysis meeting (月分析例会) [B-050].</summary>
    Monthly,

    /// <summary>Special-topic meeting (专题会议) [B-051].</summary>
    Special,

    /// <summary>Training meeting (培训会议) [B-052].</summary>
    Training,

    /// <summary>Department meeting of the sales centre (部门工作例会) [E-013].</summary>
    Department,

    /// <summary>Tuesday meeting of the hospital's centre (科室工作例会) [E-131].</summary>
    HospitalDepartment,

    /// <summary>Monday meeting of the middle management (中层例会) [E-131].</summary>
    Management,

    /// <summary>Morning meeting of the housekeepers (客房人员例会) [E-217].</summary>
    Housekeeping,

    /// <summary>Meeting in the preparation time of the seats (班前会) [E-153].</summary>
    PreShift,

    /// <summary>Meeting in the summary time of the seats (班后会) [E-155].</summary>
    PostShift,

    /// <summary>Patients' meeting (公休座谈会) [E-129].</summary>
    Patients,

    /// <summary>Project-management meeting of the company (公司项目管理会议) [E-017].</summary>
    Company,
}

/// <summary>What follows from the kind of a meeting.</summary>
public static class MeetingKinds
{
    /// <summary>Attendees have a right to a notice with its five fields, days ahead [B-065, B-066].</summary>
    public static bool NeedsNotice(this MeetingKind kind) => kind is MeetingKind.Special or MeetingKind.Training;

    /// <summary>The documents allow it and do not ask for it, so that a day without one is no miss [E-153, E-155].</summary>
    public static bool IsOptional(this MeetingKind kind) => kind is MeetingKind.PreShift or MeetingKind.PostShift;

    /// <summary>The day of the site on which a meeting of the kind, named for a day, is missed when nothing was filed by its end.</summary>
    public static DateOnly LastDayFor(this MeetingKind kind, DateOnly day) => kind switch
    {
        MeetingKind.Team => day.AddDays((7 - (int)day.DayOfWeek) % 7),
        MeetingKind.Morning or MeetingKind.Monthly or MeetingKind.Special or MeetingKind.Training or MeetingKind.Department
            or MeetingKind.HospitalDepartment or MeetingKind.Management or MeetingKind.Housekeeping or MeetingKind.PreShift
            or MeetingKind.PostShift or MeetingKind.Patients or MeetingKind.Company => day,
    };
}
