using Portal.Domain.People;
using Portal.Features.Reminders;
using static Portal.Tests.Features.Reminders.ReminderBuilder;

namespace Portal.Tests.Features.Reminders;

public sealed class StaffTests
{
    private static readonly Person DeskLeader = Employee("2002", "陈洁", "team-leader", department: "前台");

    [Fact]
    public void LeadersOf_SuperiorLeadsTheTeam_IsTheSuperior() =>
        Assert.Equal([Lin.Id], new Staff([Zhou, Lin, Wu, DeskLeader]).LeadersOf(Zhou.Id));

    [Fact]
    public void LeadersOf_SuperiorDoesNotLeadATeam_AreTheTeamLeadersOfTheDepartment()
    {
        var clerk = Employee("1002", "何雪", "staff", superior: "3001", department: "前台");

        Assert.Equal([DeskLeader.Id], new Staff([clerk, Lin, Wu, DeskLeader]).LeadersOf(clerk.Id));
    }

    [Fact]
    public void LeadersOf_NoTeamLeaderInTheDepartment_IsTheSuperior()
    {
        var clerk = Employee("1002", "何雪", "staff", superior: "3001", department: "工程");

        Assert.Equal([Wu.Id], new Staff([clerk, Lin, Wu, DeskLeader]).LeadersOf(clerk.Id));
    }

    [Fact]
    public void LeadersOf_SuperiorHasLeft_AreTheSupervisors()
    {
        var left = Employee("2003", "孙伟", "team-leader");
        left.Leave();
        var clerk = Employee("1002", "何雪", "staff", superior: "2003");

        Assert.Equal([Wu.Id], new Staff([clerk, left, Wu]).LeadersOf(clerk.Id));
    }

    [Fact]
    public void Supervisors_NoneOnTheList_AreTheManagers()
    {
        var manager = Employee("5001", "郑强", "manager");

        Assert.Equal([manager.Id], new Staff([Zhou, manager]).Supervisors);
    }
}
