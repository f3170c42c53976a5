using System.Collections.Frozen;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>The rights of roles and keys, as data.</summary>
internal static class RoleRights
{
    private static readonly FrozenSet<string> Reading = FrozenSet.ToFrozenSet(
        [Rights.SignedIn, Rights.DutyRead, Rights.CasesRead, Rights.FeesRead, Rights.StatisticsRead]);

    private static readonly FrozenSet<string> Writing = FrozenSet.ToFrozenSet(
        [.. Reading, Rights.DutyManage, Rights.CasesTake, Rights.CasesAssign, Rights.CasesWork, Rights.FeesCollect, Rights.PeopleRead, Rights.ImportRun]);

    /// <summary>Rights of a key.</summary>
    public static IReadOnlySet<string> Of(KeyPurpose purpose, KeyScope scope) =>
        purpose == KeyPurpose.Api && scope == KeyScope.Write ? Writing : Reading;
}
