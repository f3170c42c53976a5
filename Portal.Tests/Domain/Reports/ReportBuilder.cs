using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Domain.Rulebook;

namespace Portal.Tests.Domain.Reports;

/// <summary>A form with one field of each kind, and reports of it due on Monday 2026-11-23 at 09:00 site time.</summary>
internal static class ReportBuilder
{
    public static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    public static readonly PersonId Zhao = new(new Guid(1, 0, 0, new byte[8]));

    public static readonly ReportTemplate Form = new(
        "weekly", 1, new Wording("周报", "Weekly"), "weekly-work-report", ReportCovers.PreviousWeek, ["B-014"],
        [
            new ReportField("received", new Wording("受理", "Received"), ReportFieldKind.Figure) { Source = "cases.received" },
            new ReportField("summary", new Wording("总结", "Summary"), ReportFieldKind.Text) { IsRequired = true, Clause = "A-011" },
            new ReportField("notes", new Wording("备注", "Notes"), ReportFieldKind.Text),
            new ReportField("plan", new Wording("计划", "Plan"), ReportFieldKind.Items)
            {
                Columns = [new ReportColumn(new Wording("事项", "Item"), true), new ReportColumn(new Wording("负责人", "Responsible"), true), new ReportColumn(new Wording("日期", "Date"))],
            },
        ]);

    public static DateTimeOffset At(string site) => Zone.ToInstant(DateTime.Parse(site, System.Globalization.CultureInfo.InvariantCulture));

    public static ReportSlot Slot(string due = "2026-11-23 09:00") =>
        new(Form, "客服部", new Occurrence("weekly-work-report", "20261123", At("2026-11-20 09:00"), At(due), At(due), null), "B-020@1");

    public static Report Begun(string at = "2026-11-23 08:00") =>
        Report.Start(TypedId.New<ReportId>(At(at)), Slot(), Zone, [new ReportValue("received", "12")], "赵明远", At(at)).Value;

    public static Report Written(string at = "2026-11-23 08:00")
    {
        var report = Begun(at);
        Xunit.Assert.True(report.Write(Form, [new ReportValue("summary", "一切正常")]).IsDone);
        return report;
    }

    public static Report HandedIn(string at = "2026-11-23 08:30")
    {
        var report = Written();
        Xunit.Assert.True(report.Submit(Form, Zhao, "赵明远", At(at)).IsDone);
        return report;
    }
}
