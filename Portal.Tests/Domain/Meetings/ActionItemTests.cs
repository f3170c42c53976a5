using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Tests.Support;

namespace Portal.Tests.Domain.Meetings;

/// <summary>What was decided: who, by when, with which result. Due on 2026-11-25, so late from midnight on.</summary>
public sealed class ActionItemTests
{
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = new(2026, 11, 25, 16, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Owner = new(new Guid(1, 0, 0, new byte[8]));

    [Theory]
    [InlineData(null, true, "2026-11-25", "meetings.matter-missing")]
    [InlineData("换灯", false, "2026-11-25", "meetings.owner-missing")]
    [InlineData("换灯", true, null, "meetings.deadline-missing")]
    [InlineData("换灯", true, "2026-11-20", "meetings.deadline-passed")]
    public void Decide_WithoutMatterOwnerOrDeadline_IsRefused(string? text, bool hasOwner, string? due, string code) =>
        Assert.Equal(code, ActionItem.Decide(Meeting(), new ActionOrder(text, hasOwner ? Owner : null, due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)), null, Zone, Now).Refusal?.Code);

    /// <summary>Every order of reports before and after the deadline: warned or not, as the clause says.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("done-before", false)]
    [InlineData("not-before", true)]
    [InlineData("not-before done-before", true)]
    [InlineData("not-before done-after", true)]
    [InlineData("done-at", true)]
    [InlineData("done-after", true)]
    [InlineData("not-after", true)]
    [InlineData("not-after done-after", true)]
    public void Warning_IsDeservedByTheUnreportedAndTheNotCompleted(string reports, bool deserved)
    {
        var item = Item();
        foreach (var report in reports.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = report.EndsWith("before", StringComparison.Ordinal) ? Midnight.AddSeconds(-1) : report.EndsWith("at", StringComparison.Ordinal) ? Midnight : Midnight.AddDays(2);
            Assert.True(item.Report(report.StartsWith("done", StringComparison.Ordinal), "结果", "周", at).IsDone);
        }

        Assert.Equal(deserved, item.DeservesWarning(Midnight.AddDays(3)));
    }

    [Fact]
    public void Warning_IsNotDeservedBeforeTheDeadline()
    {
        Assert.False(Item().DeservesWarning(Midnight.AddSeconds(-1)));
        Assert.True(Item().DeservesWarning(Midnight));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(23, 1)]
    [InlineData(24, 2)]
    [InlineData(240, 11)]
    public void DaysLate_CountsSiteDaysUntilItIsClosed(int hours, int days)
    {
        var item = Item();

        Assert.Equal(days, item.DaysLate(Zone, Midnight.AddHours(hours)));

        item.Report(false, "还差一项", "周", Midnight.AddHours(hours));
        Assert.Equal(days, item.DaysLate(Zone, Midnight.AddHours(hours)));
        item.Report(true, "完成", "周", Midnight.AddHours(hours));
        Assert.Equal(0, item.DaysLate(Zone, Midnight.AddHours(hours)));
    }

    [Fact]
    public void Report_WithoutAResultOrTwice_IsRefused()
    {
        var item = Item();

        Assert.Equal("meetings.result-missing", item.Report(true, " ", "周", Now).Refusal?.Code);
        Assert.Null(item.ClosedAt);
        Assert.True(item.Report(true, "完成", "周", Now).IsDone);
        Assert.Equal("meetings.already-closed", item.Report(true, "再报", "周", Now).Refusal?.Code);
        Assert.Equal("完成", item.Outcome);
    }

    [Clause("B-081")]
    [Fact]
    public void Item_ReportedUpward_NamesDepartmentTextAndDate()
    {
        var report = ActionRecord.ReportUpward(Item().Id, "市场拓展部", "排水管需整体更换", new DateOnly(2026, 11, 24), "周", Now).Value;

        Assert.Equal(("市场拓展部", "排水管需整体更换", new DateOnly(2026, 11, 24)), (report.Department, report.Text, report.Date));
        Assert.Equal("meetings.report-incomplete", ActionRecord.ReportUpward(Item().Id, null, "x", report.Date, "周", Now).Refusal?.Code);
        Assert.Equal("meetings.report-incomplete", ActionRecord.ReportUpward(Item().Id, "市场拓展部", " ", report.Date, "周", Now).Refusal?.Code);
    }

    [Clause("B-082")]
    [Fact]
    public void Supervisor_OfAnUnreportedItem_CanBeHeldLiableAndOfAReportedOneCannot()
    {
        var (item, today) = (Item().Id, new DateOnly(2026, 11, 24));
        var (supervisor, staff) = (Person("客服主管"), Person("客服专员"));

        var filed = ActionRecord.HoldLiable(item, supervisor, "未上报导致二次渗水", [], today, "林", Now).Value;

        Assert.Equal((item, supervisor.Id, ActionRecordKind.Liability), (filed.Item, filed.Person, filed.Kind));
        Assert.Equal("meetings.not-supervisor", ActionRecord.HoldLiable(item, staff, "x", [], today, "林", Now).Refusal?.Code);
        var reported = ActionRecord.ReportUpward(item, "市场拓展部", "已报", today, "周", Now).Value;
        Assert.Equal("meetings.was-reported", ActionRecord.HoldLiable(item, supervisor, "x", [reported], today, "林", Now).Refusal?.Code);
    }

    private static Person Person(string title) => new(new PersonId(new Guid(9, 0, 0, new byte[8])), title, new PersonDetails { Name = title, Title = title });

    private static ActionItem Item() => ActionItem.Decide(Meeting(), new ActionOrder("换灯", Owner, new DateOnly(2026, 11, 25)), null, Zone, Now).Value;

    private static Meeting Meeting() =>
        Portal.Domain.Meetings.Meeting.Call(new MeetingCall(MeetingKind.Company, Now, null, new MeetingNotice(), [Owner]), null, Zone, Now).Value;
}
