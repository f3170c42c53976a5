namespace Portal.Data;

/// <summary>Every right that a use case can ask for. Roles hold them as data (see <c>Features/Access</c>).</summary>
public static class Rights
{
    /// <summary>Needed by what any signed-in person, key or device may do.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>See posts, assignments, presence and coverage.</summary>
    public const string DutyRead = "duty.read";

    /// <summary>Change posts, assignments and other people's presence.</summary>
    public const string DutyManage = "duty.manage";

    /// <summary>Clock oneself in, out and away.</summary>
    public const string DutyClock = "duty.clock";

    /// <summary>See cases.</summary>
    public const string CasesRead = "cases.read";

    /// <summary>Take a new case.</summary>
    public const string CasesTake = "cases.take";

    /// <summary>Assign cases to people.</summary>
    public const string CasesAssign = "cases.assign";

    /// <summary>Respond to, resolve, call back, close and reopen cases.</summary>
    public const string CasesWork = "cases.work";

    /// <summary>See units, bills and payments.</summary>
    public const string FeesRead = "fees.read";

    /// <summary>Look at the wall, which shows some of duty, cases and collection.</summary>
    public const string WallWatch = "wall.watch";

    /// <summary>Take and reverse payments.</summary>
    public const string FeesCollect = "fees.collect";

    /// <summary>Record and withdraw notices of collection for the units that one sees.</summary>
    public const string DunningRecord = "dunning.record";

    /// <summary>See the collection of every area, not only of one's own.</summary>
    public const string DunningAll = "dunning.all";

    /// <summary>See the figures of a month.</summary>
    public const string StatisticsRead = "statistics.read";

    /// <summary>See what departments report.</summary>
    public const string ReportsRead = "reports.read";

    /// <summary>Write and hand in the reports of one's own department.</summary>
    public const string ReportsWrite = "reports.write";

    /// <summary>Send reports back and name breaches of the report rules.</summary>
    public const string ReportsReview = "reports.review";

    /// <summary>Change people, roles and logins.</summary>
    public const string PeopleManage = "people.manage";

    /// <summary>See people and their certificates.</summary>
    public const string PeopleRead = "people.read";

    /// <summary>Make and revoke API and device keys.</summary>
    public const string AccessManage = "access.manage";

    /// <summary>Import files.</summary>
    public const string ImportRun = "import.run";

    /// <summary>See and start background jobs.</summary>
    public const string JobsManage = "jobs.manage";

    /// <summary>Change the business calendar and other settings.</summary>
    public const string SettingsManage = "settings.manage";

    /// <summary>See meetings, their minutes and one's action items.</summary>
    public const string MeetingsRead = "meetings.read";

    /// <summary>Call, move and cancel meetings, keep their attendance and minutes.</summary>
    public const string MeetingsManage = "meetings.manage";

    /// <summary>See registers and the stock.</summary>
    public const string RegistersRead = "registers.read";

    /// <summary>Write in registers, where a stage does not ask for a role.</summary>
    public const string RegistersWrite = "registers.write";

    /// <summary>Reveal a masked name or phone number for a stated reason.</summary>
    public const string PersonalDataReveal = "personal-data.reveal";

    /// <summary>Everything, for the tests of roles.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SignedIn, DutyRead, DutyManage, DutyClock, CasesRead, CasesTake, CasesAssign, CasesWork, FeesRead, WallWatch, FeesCollect, DunningRecord, DunningAll,
        StatisticsRead, ReportsRead, ReportsWrite, ReportsReview, PeopleManage, PeopleRead, AccessManage, ImportRun, JobsManage, SettingsManage, MeetingsRead, MeetingsManage, PersonalDataReveal,
        RegistersRead, RegistersWrite,
    ];
}
