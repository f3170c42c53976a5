using System.Collections.Frozen;
using Portal.Data;
using Portal.Domain.People;

namespace Portal.Features.Access;

/// <summary>The rights of roles and keys, as data. Whoever holds several roles has the rights of all of them.</summary>
internal static class RoleRights
{
    /// <summary>What is left to an account that must first choose a password.</summary>
    public static readonly FrozenSet<string> OnlyToSignIn = FrozenSet.ToFrozenSet([Rights.SignedIn]);

    /// <summary>A wall shows what it shows; its key, which stands in an address and a picture, opens nothing else.</summary>
    private static readonly FrozenSet<string> Watching = FrozenSet.ToFrozenSet([Rights.SignedIn, Rights.WallWatch]);

    private static readonly FrozenSet<string> Reading = FrozenSet.ToFrozenSet(
        [Rights.SignedIn, Rights.DutyRead, Rights.CasesRead, Rights.FeesRead, Rights.StatisticsRead]);

    private static readonly FrozenSet<string> Writing = FrozenSet.ToFrozenSet(
        [.. Reading, Rights.DutyManage, Rights.CasesTake, Rights.CasesAssign, Rights.CasesWork, Rights.FeesCollect, Rights.PeopleRead, Rights.ImportRun]);

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByRole = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal)
    {
        [Roles.Staff.Key] = Set(Rights.DutyRead, Rights.DutyClock, Rights.CasesRead, Rights.CasesTake, Rights.CasesWork, Rights.MeetingsRead,
            Rights.RegistersRead, Rights.RegistersWrite),
        [Roles.ControlRoomOperator.Key] = Set(
            Rights.DutyRead, Rights.DutyClock, Rights.CasesRead, Rights.CasesTake, Rights.CasesWork, Rights.PeopleRead, Rights.MeetingsRead,
            Rights.RegistersRead, Rights.RegistersWrite),
        [Roles.Cashier.Key] = Set(
            Rights.DutyRead, Rights.DutyClock, Rights.CasesRead, Rights.CasesTake, Rights.FeesRead, Rights.WallWatch, Rights.FeesCollect, Rights.MeetingsRead,
            Rights.PersonalDataReveal, Rights.DunningRecord, Rights.DunningAll, Rights.RegistersRead, Rights.RegistersWrite),
        [Roles.Steward.Key] = Set(
            Rights.DutyRead, Rights.DutyClock, Rights.CasesRead, Rights.CasesTake, Rights.CasesWork, Rights.FeesRead, Rights.WallWatch, Rights.MeetingsRead,
            Rights.PersonalDataReveal, Rights.ReportsRead, Rights.ReportsWrite, Rights.DunningRecord, Rights.RegistersRead, Rights.RegistersWrite),
        [Roles.TeamLeader.Key] = Set(
            Rights.DutyRead, Rights.DutyClock, Rights.DutyManage, Rights.CasesRead, Rights.CasesTake, Rights.CasesAssign, Rights.CasesWork,
            Rights.PeopleRead, Rights.MeetingsRead, Rights.MeetingsManage, Rights.PersonalDataReveal, Rights.ReportsRead,
            Rights.ReportsWrite, Rights.RegistersRead, Rights.RegistersWrite),
        [Roles.Supervisor.Key] = Set(
            Rights.DutyRead, Rights.DutyClock, Rights.DutyManage, Rights.CasesRead, Rights.CasesTake, Rights.CasesAssign, Rights.CasesWork,
            Rights.FeesRead, Rights.WallWatch, Rights.StatisticsRead, Rights.PeopleRead, Rights.ImportRun, Rights.MeetingsRead,
            Rights.MeetingsManage, Rights.PersonalDataReveal, Rights.ReportsRead, Rights.ReportsWrite, Rights.DunningRecord, Rights.DunningAll,
            Rights.RegistersRead, Rights.RegistersWrite),
        [Roles.Manager.Key] = Set(
            Rights.DutyRead, Rights.DutyClock, Rights.DutyManage, Rights.CasesRead, Rights.CasesTake, Rights.CasesAssign, Rights.CasesWork,
            Rights.FeesRead, Rights.WallWatch, Rights.FeesCollect, Rights.StatisticsRead, Rights.PeopleRead, Rights.PeopleManage, Rights.ImportRun,
            Rights.SettingsManage, Rights.MeetingsRead, Rights.MeetingsManage, Rights.PersonalDataReveal, Rights.ReportsRead, Rights.ReportsWrite,
            Rights.ReportsReview, Rights.DunningRecord, Rights.DunningAll, Rights.RegistersRead, Rights.RegistersWrite),
        // Runs the portal and sees how it fares; owners' data and the till stay with those whose work they are.
        [Roles.Administrator.Key] = Set(
            Rights.DutyRead, Rights.CasesRead, Rights.FeesRead, Rights.WallWatch, Rights.StatisticsRead, Rights.ReportsRead, Rights.PeopleRead, Rights.PeopleManage,
            Rights.AccessManage, Rights.ImportRun, Rights.JobsManage, Rights.SettingsManage, Rights.MeetingsRead, Rights.DunningAll,
            Rights.RegistersRead),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Rights of a key.</summary>
    public static IReadOnlySet<string> Of(KeyPurpose purpose, KeyScope scope) =>
        (purpose, scope) switch
        {
            (KeyPurpose.Device, _) => Watching,
            (KeyPurpose.Api, KeyScope.Write) => Writing,
            (KeyPurpose.Api, KeyScope.Read) => Reading,
        };

    /// <summary>Rights of one role; an unknown role has none.</summary>
    public static IReadOnlySet<string> Of(string role) => ByRole.GetValueOrDefault(role) ?? FrozenSet<string>.Empty;

    /// <summary>Rights of an account with these roles: at least those of being signed in.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<string> roles) => roles.SelectMany(Of).Append(Rights.SignedIn).ToFrozenSet();

    private static FrozenSet<string> Set(params IEnumerable<string> rights) => rights.Append(Rights.SignedIn).ToFrozenSet();
}
