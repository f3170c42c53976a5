using Portal.Domain.Kernel;
using Portal.Domain.Reports;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Reports.ReportBuilder;

namespace Portal.Tests.Domain.Reports;

public sealed class ReportTests
{
    [Theory]
    [Clause("B-020")]
    [InlineData("2026-11-23 08:59:59", ReportStanding.Submitted)]
    [InlineData("2026-11-23 09:00", ReportStanding.SubmittedLate)]
    [InlineData("2026-11-24 10:00", ReportStanding.SubmittedLate)]
    public void Weekly_HandedInByNineOnMonday_IsOnTimeAndAtNineLate(string at, ReportStanding expected)
    {
        var report = HandedIn(at);

        Assert.Equal(expected, Slot().Standing(report, At("2026-11-25 00:00")));
        Assert.Equal(expected == ReportStanding.SubmittedLate, report.IsLate);
    }

    [Theory]
    [InlineData("2026-11-19 12:00", ReportStanding.Upcoming, 0)]
    [InlineData("2026-11-21 12:00", ReportStanding.Open, 0)]
    [InlineData("2026-11-23 08:59:59", ReportStanding.Open, 0)]
    [InlineData("2026-11-23 09:00", ReportStanding.Missing, 0)]
    [InlineData("2026-11-24 00:00", ReportStanding.Missing, 1)]
    [InlineData("2026-12-02 23:59", ReportStanding.Missing, 9)]
    public void Slot_WithoutAReport_StandsByTheInstant(string now, ReportStanding standing, int days)
    {
        Assert.Equal(standing, Slot().Standing(null, At(now)));
        Assert.Equal(standing, Slot().Standing(At(now) < Slot().Turn.Opens ? null : Begun(now), At(now)));
        Assert.Equal(days, Slot().DaysOverdue(At(now), Zone));
    }

    [Fact]
    public void Start_BeforeItOpens_IsRefused() =>
        Assert.Equal("reports.not-open", Report.Start(TypedId.New<ReportId>(At("2026-11-20 08:59")), Slot(), Zone, [], "赵明远", At("2026-11-20 08:59")).Refusal?.Code);

    [Fact]
    public void Start_HasTheFieldsOfTheFormAndTheFiguresOfTheRecords()
    {
        var report = Begun();

        Assert.Equal(Form.Fields.Select(field => field.Key), report.Values.Select(value => value.Field));
        Assert.Equal("12", report.Of("received").Shown);
        Assert.Equal((new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 22)), (report.From, report.To));
    }

    public static TheoryData<ReportValue, string> NotTheAuthors => new()
    {
        { new ReportValue("extra", "x"), "reports.field-unknown" },
        { new ReportValue("received", "99"), "reports.figure-typed" },
        { new ReportValue("plan") { Rows = [["only one cell"]] }, "reports.field-unknown" },
        { new ReportValue("summary", new string('x', Report.LongestText + 1)), "reports.too-long" },
    };

    [Theory]
    [MemberData(nameof(NotTheAuthors))]
    public void Write_WhatIsNotTheAuthorsToWrite_IsRefusedAndChangesNothing(ReportValue written, string code)
    {
        var report = Begun();
        var (values, version) = (report.Values, report.Version);

        var refusal = report.Write(Form, [new ReportValue("notes", "ok"), written]).Refusal;

        Assert.Equal(code, refusal?.Code);
        Assert.Equal((values, version), (report.Values, report.Version));
    }

    [Fact]
    [Clause("A-011")]
    public void Submit_RequiredFieldBlank_IsRefused()
    {
        var report = Begun();
        report.Write(Form, [new ReportValue("summary", "   ")]);

        var refusal = report.Submit(Form, Zhao, "赵明远", At("2026-11-23 08:30")).Refusal!;

        Assert.Equal(("reports.field-missing", "summary", "A-011"), (refusal.Code, refusal.Field, refusal.Clause));
        Assert.Null(report.SubmittedAt);
    }

    [Fact]
    public void Submit_ItemWithoutItsResponsiblePerson_IsRefused_AndBlankRowsFallAway()
    {
        var report = Written();
        report.Write(Form, [new ReportValue("plan") { Rows = [["检查电梯", " ", ""], ["", "", ""]] }]);
        Assert.Equal("reports.item-incomplete", report.Submit(Form, Zhao, "赵明远", At("2026-11-23 08:30")).Refusal?.Code);

        report.Write(Form, [new ReportValue("plan") { Rows = [["检查电梯", "陈国强", ""], ["", "", ""]] }]);

        Assert.True(report.Submit(Form, Zhao, "赵明远", At("2026-11-23 08:30")).IsDone);
        Assert.Equal(["检查电梯", "陈国强", ""], Assert.Single(report.Of("plan").Rows));
    }

    [Fact]
    [Clause("B-017")]
    public void Override_Figure_IsKeptWithNameReasonAndTheRecordsOwn()
    {
        var report = Written();

        Assert.Equal("reports.reason-missing", report.Override(Form, "received", "13", " ", "赵明远", At("2026-11-23 08:10")).Refusal?.Code);
        Assert.Equal("reports.not-a-number", report.Override(Form, "received", "many", "x", "赵明远", At("2026-11-23 08:10")).Refusal?.Code);
        Assert.Equal("reports.not-a-figure", report.Override(Form, "summary", "13", "x", "赵明远", At("2026-11-23 08:10")).Refusal?.Code);
        Assert.True(report.Override(Form, "received", "13", "一件电话未登记", "赵明远", At("2026-11-23 08:10")).IsDone);
        Assert.True(report.Refresh(Form, [new ReportValue("received", "14")]).IsDone);

        var value = report.Of("received");
        Assert.Equal(("14", "13"), (value.Text, value.Shown));
        Assert.Equal(new ReportOverride("13", "赵明远", At("2026-11-23 08:10"), "一件电话未登记"), value.Override);
        Assert.Contains(report.Log, entry => entry is { Kind: ReportEventKind.Overridden, By: "赵明远", Text: "一件电话未登记" });
    }

    [Fact]
    public void Return_WithReason_OpensItAgain_AndHandingInAgainKeepsTheFirstTime()
    {
        var report = HandedIn("2026-11-23 08:30");
        Assert.Equal("reports.reason-missing", report.Return("", "林岚", At("2026-11-23 10:00")).Refusal?.Code);

        Assert.True(report.Return("数字不清", "林岚", At("2026-11-23 10:00")).IsDone);
        Assert.Equal(ReportStanding.Returned, Slot().Standing(report, At("2026-11-23 11:00")));
        Assert.True(report.Write(Form, [new ReportValue("summary", "补充后")]).IsDone);
        Assert.True(report.Submit(Form, Zhao, "赵明远", At("2026-11-24 09:30")).IsDone);

        Assert.Equal(At("2026-11-23 08:30"), report.SubmittedAt);
        Assert.Equal(ReportStanding.Submitted, Slot().Standing(report, At("2026-11-24 10:00")));
        Assert.Equal(
            [ReportEventKind.Started, ReportEventKind.Submitted, ReportEventKind.Returned, ReportEventKind.Resubmitted], report.Log.Select(entry => entry.Kind));
        Assert.Equal("一切正常", report.Log[1].Content!.Single(value => value.Field == "summary").Text);
    }

    [Fact]
    public void Correct_AfterHandingIn_KeepsWhatItSaidBefore()
    {
        var report = HandedIn();
        Assert.Equal("reports.submitted", report.Write(Form, [new ReportValue("summary", "x")]).Refusal?.Code);
        Assert.Equal("reports.reason-missing", report.Correct(Form, new ReportValue("summary", "改"), null, "赵明远", At("2026-11-23 12:00")).Refusal?.Code);
        Assert.Equal("reports.field-missing", report.Correct(Form, new ReportValue("summary", " "), "x", "赵明远", At("2026-11-23 12:00")).Refusal?.Code);
        Assert.Equal("reports.figure-typed", report.Correct(Form, new ReportValue("received", "1"), "x", "赵明远", At("2026-11-23 12:00")).Refusal?.Code);

        Assert.True(report.Correct(Form, new ReportValue("summary", "改"), "写错", "赵明远", At("2026-11-23 12:00")).IsDone);

        Assert.Equal(["一切正常", "改"], report.Log.Where(entry => entry.Content is not null).Select(entry => entry.Content!.Single(value => value.Field == "summary").Text));
        Assert.Equal(ReportState.Submitted, report.State);
    }

    [Fact]
    public void Follow_MovedTurn_MovesTheDueInstantUntilItIsHandedIn()
    {
        var report = Written();
        report.Follow(At("2026-11-24 09:00"), At("2026-11-24 09:00"));
        Assert.True(report.Submit(Form, Zhao, "赵明远", At("2026-11-23 20:00")).IsDone);

        report.Follow(At("2026-11-20 09:00"), At("2026-11-20 09:00"));

        Assert.False(report.IsLate);
        Assert.Equal(At("2026-11-24 09:00"), report.Due);
    }

    /// <summary>Whatever is done in whatever order: numbers have no gaps, nothing vanishes from the log, and only these moves are allowed.</summary>
    [Fact]
    public void Report_RandomMoves_KeepTheirOrder()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var report = Begun();
            var (state, now, first) = (ReportState.Draft, At("2026-11-23 08:00"), (DateTimeOffset?)null);
            for (var move = 0; move < 40; move++)
            {
                now = now.AddMinutes(random.Next(1, 90));
                var (log, version) = (report.Log.ToList(), report.Version);
                var what = random.Next(5);
                var result = what switch
                {
                    0 => report.Write(Form, [new ReportValue("summary", $"第 {move} 稿")]),
                    1 => report.Submit(Form, Zhao, "赵明远", now),
                    2 => report.Return("再看", "林岚", now),
                    3 => report.Correct(Form, new ReportValue("summary", $"更正 {move}"), "写错", "赵明远", now),
                    _ => report.Override(Form, "received", "1", "x", "赵明远", now),
                };
                var isFilled = report.Of("summary").Text is not null;
                var allowed = what switch
                {
                    0 or 4 => state != ReportState.Submitted,
                    1 => state != ReportState.Submitted && isFilled,
                    _ => state == ReportState.Submitted,
                };
                Assert.Equal(allowed, result.IsDone);
                state = !allowed ? state : what switch { 1 => ReportState.Submitted, 2 => ReportState.Returned, _ => state };
                first = allowed && what == 1 ? first ?? now : first;
                Assert.Equal((state, first), (report.State, report.SubmittedAt));
                Assert.Equal(log, report.Log.Take(log.Count));
                Assert.Equal(allowed, report.Version > version);
            }

            Assert.Equal(Enumerable.Range(1, report.Log.Count), report.Log.Select(entry => entry.No));
        }
    }
}
