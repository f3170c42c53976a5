using Portal.Data;
using Portal.Domain.People;
using Portal.Features.Access;

namespace Portal.Tests.Features.Access;

public sealed class RoleRightsTests
{
    private const string All =
        "signed-in duty.read duty.manage duty.clock cases.read cases.take cases.assign cases.work fees.read wall.watch fees.collect dunning.record dunning.all "
        + "statistics.read reports.read reports.write reports.review people.manage people.read access.manage import.run jobs.manage settings.manage meetings.read meetings.manage personal-data.reveal registers.read registers.write";

    [Theory]
    [InlineData("staff", "signed-in duty.read duty.clock cases.read cases.take cases.work meetings.read registers.read registers.write")]
    [InlineData("control-room-operator", "signed-in duty.read duty.clock cases.read cases.take cases.work people.read meetings.read registers.read registers.write")]
    [InlineData("cashier", "signed-in duty.read duty.clock cases.read cases.take fees.read wall.watch fees.collect personal-data.reveal meetings.read dunning.record dunning.all registers.read registers.write")]
    [InlineData("steward", "signed-in dunning.record duty.read duty.clock cases.read cases.take cases.work fees.read wall.watch personal-data.reveal meetings.read reports.read reports.write registers.read registers.write")]
    [InlineData("team-leader", "signed-in duty.read duty.clock duty.manage cases.read cases.take cases.assign cases.work people.read personal-data.reveal meetings.read meetings.manage reports.read reports.write registers.read registers.write")]
    [InlineData("supervisor", "signed-in dunning.record dunning.all duty.read duty.clock duty.manage cases.read cases.take cases.assign cases.work fees.read wall.watch statistics.read people.read import.run personal-data.reveal meetings.read meetings.manage reports.read reports.write registers.read registers.write")]
    [InlineData("manager", "signed-in dunning.record dunning.all duty.read duty.clock duty.manage cases.read cases.take cases.assign cases.work fees.read wall.watch fees.collect statistics.read people.read people.manage import.run settings.manage personal-data.reveal meetings.read meetings.manage reports.read reports.write reports.review registers.read registers.write")]
    [InlineData("administrator", "signed-in dunning.all duty.read cases.read fees.read wall.watch statistics.read people.read people.manage access.manage import.run jobs.manage settings.manage meetings.read reports.read registers.read")]
    [InlineData("gardener", "")]
    public void Of_Role_IsExactlyItsRights(string role, string rights) =>
        Assert.Equal(Words(rights).Order(), RoleRights.Of(role).Order());

    [Fact]
    public void Rights_Table_NamesEveryRightThatExists() => Assert.Equal(Words(All).Order(), Rights.All.Order());

    [Fact]
    public void Of_EveryRole_HasRightsOfItsOwnAndOnlyKnownOnes()
    {
        Assert.All(Roles.All, role => Assert.Contains(Rights.SignedIn, RoleRights.Of(role.Key)));
        Assert.All(Roles.All, role => Assert.Subset(Rights.All.ToHashSet(), RoleRights.Of(role.Key).ToHashSet()));
        Assert.All(Rights.All, right => Assert.Contains(Roles.All, role => RoleRights.Of(role.Key).Contains(right)));
    }

    [Fact]
    public void Of_SeveralRoles_IsTheUnion() =>
        Assert.Equal(RoleRights.Of("staff").Union(RoleRights.Of("cashier")).Order(), RoleRights.Of(["staff", "cashier"]).Order());

    [Theory]
    [InlineData(KeyPurpose.Device, KeyScope.Read, false)]
    [InlineData(KeyPurpose.Device, KeyScope.Write, false)]
    [InlineData(KeyPurpose.Api, KeyScope.Read, false)]
    [InlineData(KeyPurpose.Api, KeyScope.Write, true)]
    internal void Of_Key_MayChangeOnlyWithTheWritingScopeOfTheApi(KeyPurpose purpose, KeyScope scope, bool mayChange)
    {
        var rights = RoleRights.Of(purpose, scope);

        Assert.Equal(mayChange, rights.Contains(Rights.ImportRun));
        Assert.DoesNotContain(Rights.AccessManage, rights);
        Assert.DoesNotContain(Rights.PeopleManage, rights);
        Assert.DoesNotContain(Rights.PersonalDataReveal, rights);
    }

    [Fact]
    public void Of_KeyOfAWall_WatchesTheWallAndReadsNothingElse() =>
        Assert.Equal([Rights.SignedIn, Rights.WallWatch], RoleRights.Of(KeyPurpose.Device, KeyScope.Read).Order());

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
