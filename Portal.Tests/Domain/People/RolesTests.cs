using Portal.Domain.People;

namespace Portal.Tests.Domain.People;

public sealed class RolesTests
{
    [Theory]
    [InlineData("staff", "staff")]
    [InlineData("班长", "team-leader")]
    [InlineData(" 主管 ", "supervisor")]
    [InlineData("秩序维护主管", "supervisor")]
    [InlineData("经理", "manager")]
    [InlineData("主任", "manager")]
    [InlineData("中控员", "control-room-operator")]
    [InlineData("Control-Room-Operator", "control-room-operator")]
    [InlineData("收银员", "cashier")]
    [InlineData("管理员", "steward")]
    [InlineData("系统管理员", "administrator")]
    [InlineData("Team Leader", "team-leader")]
    public void Find_KeyNameOrTitle_IsTheRole(string text, string key) => Assert.Equal(key, Roles.Find(text)?.Key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("首席体验官")]
    [InlineData("副主管")]
    public void Find_UnknownTitle_GivesNoRole(string? text) => Assert.Null(Roles.Find(text));

    [Fact]
    public void All_Roles_AreTheEightOfTheDocuments() =>
        Assert.Equal(
            ["staff", "control-room-operator", "cashier", "steward", "team-leader", "supervisor", "manager", "administrator"],
            Roles.All.Select(role => role.Key));

    [Fact]
    public void All_Titles_StandForOneRoleEach()
    {
        var titles = Roles.All.SelectMany(role => role.Titles.Append(role.Chinese).Append(role.Key)).ToList();

        Assert.Equal(titles.Distinct(StringComparer.OrdinalIgnoreCase), titles);
        Assert.All(Roles.All, role => Assert.All(role.Titles, title => Assert.Same(role, Roles.Find(title))));
    }
}
