using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Tests.Support;
using static Portal.Tests.Domain.Reports.ReportBuilder;

namespace Portal.Tests.Domain.Reports;

public sealed class UpwardReportTests
{
    private static readonly PersonId Staff = Person(1);
    private static readonly PersonId Leader = Person(2);
    private static readonly PersonId Supervisor = Person(3);
    private static readonly PersonId Manager = Person(4);
    private static readonly PersonId Stranger = Person(9);
    private static readonly ReportingLine Line = new(Staff, [Leader, Supervisor, Manager]);
    private static readonly DateTimeOffset Now = At("2026-11-21 20:00");

    private static readonly UpwardDraft Draft = new()
    {
        Kind = UpwardKind.NotLaidDown,
        Title = "业主要求代管钥匙",
        Text = "制度没有规定",
        Proposal = "登记后代管三天",
        FoundAt = At("2026-11-21 19:30"),
    };

    [Clause("A-066")]
    [Fact]
    public void File_WithoutEmergency_GoesToTheNextLevelAlone()
    {
        Assert.Equal([Leader], Line.Offered(isEmergency: false));
        Assert.Equal(Leader, File(Draft).Value.Addressee);
        Assert.Equal("upward.level-by-level", File(Draft with { Addressee = Supervisor, SkipReason = "着急" }).Refusal?.Code);
        Assert.Equal("upward.not-in-line", File(Draft with { Addressee = Stranger, IsEmergency = true, SkipReason = "着急" }).Refusal?.Code);
    }

    [Clause("A-067")]
    [Theory]
    [InlineData(null, "upward.skip-reason-missing")]
    [InlineData("  ", "upward.skip-reason-missing")]
    [InlineData("班长失联", null)]
    public void File_Emergency_MaySkipALevelWithAReason(string? reason, string? code)
    {
        Assert.Equal([Leader, Supervisor, Manager], Line.Offered(isEmergency: true));

        var filed = File(Draft with { Addressee = Manager, IsEmergency = true, SkipReason = reason });

        Assert.Equal(code, filed.Refusal?.Code);
        Assert.Equal(code is null ? (Manager, Leader, true) : default, filed.IsDone ? (filed.Value.Addressee, filed.Value.Superior, filed.Value.IsSkipLevel) : default);
    }

    [Fact]
    public void File_EmergencyToTheDirectSuperior_SkipsNobody() =>
        Assert.False(File(Draft with { IsEmergency = true, SkipReason = "x" }).Value.IsSkipLevel);

    public static TheoryData<UpwardDraft, string> Incomplete => new()
    {
        { Draft with { Title = " " }, "upward.title-missing" },
        { Draft with { Title = new string('x', UpwardReport.LongestTitle + 1) }, "upward.title-missing" },
        { Draft with { Text = null }, "upward.text-missing" },
        { Draft with { FoundAt = Now.AddSeconds(1) }, "upward.found-in-future" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void File_Incomplete_IsRefused(UpwardDraft draft, string code) => Assert.Equal(code, File(draft).Refusal?.Code);

    [Clause("A-070")]
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void File_WithoutAProposal_IsRefused(string? proposal)
    {
        var refusal = File(Draft with { Proposal = proposal }).Refusal!;

        Assert.Equal(("upward.proposal-missing", "proposal", "A-070"), (refusal.Code, refusal.Field, refusal.Clause));
    }

    [Clause("A-069")]
    [Theory]
    [InlineData(30, 31, true)]
    [InlineData(30, 30, false)]
    [InlineData(null, 600, false)]
    public void Delay_BeyondTheLimit_IsLate(int? limit, int minutes, bool late)
    {
        Assert.Equal("upward.found-missing", File(Draft with { FoundAt = null }).Refusal?.Code);
        var report = File(Draft with { FoundAt = Now.AddMinutes(-minutes) }).Value;

        Assert.Equal(TimeSpan.FromMinutes(minutes), report.Delay);
        Assert.Equal(late, report.IsLate(limit));
    }

    [Fact]
    public void File_AtTheTopOfTheHouse_IsRefused() =>
        Assert.Equal("upward.no-superior", UpwardReport.File(new UpwardReportId(Guid.Empty), default, Draft, new ReportingLine(Staff, []), Now).Refusal?.Code);

    [Fact]
    public void Acknowledge_BySomebodyElse_IsRefused_AndTheFirstCounts()
    {
        var report = File(Draft).Value;
        Assert.Equal("upward.not-the-superior", report.Acknowledge(Staff, Now).Refusal?.Code);

        Assert.True(report.Acknowledge(Leader, Now.AddMinutes(1)).IsDone);

        Assert.Equal("upward.acknowledged", report.Acknowledge(Leader, Now.AddMinutes(2)).Refusal?.Code);
        Assert.Equal((Now.AddMinutes(1), UpwardState.Acknowledged), (report.AcknowledgedAt, report.State));
    }

    [Clause("A-071")]
    [Fact]
    public void Instruct_IsStoredWithNameAndTimeAndStands()
    {
        var report = File(Draft).Value;
        Assert.Equal("upward.not-the-superior", report.Instruct(Manager, "x", Now).Refusal?.Code);
        Assert.Equal("upward.instruction-missing", report.Instruct(Leader, " ", Now).Refusal?.Code);

        Assert.True(report.Instruct(Leader, "可代管两天", Now.AddMinutes(5)).IsDone);
        Assert.Equal("upward.instructed", report.Instruct(Leader, "一天", Now.AddMinutes(6)).Refusal?.Code);

        Assert.Equal(("可代管两天", Leader, Now.AddMinutes(5)), (report.Instruction, report.InstructedBy!.Value, report.InstructedAt!.Value));
    }

    [Clause("A-073")]
    [Fact]
    public void Dissent_LeavesTheStatusAndGoesUpOnlyAfterExecution()
    {
        var report = Instructed();
        var before = report.State;
        Assert.Equal("upward.no-dissent", report.Insist(Leader, Now).Refusal?.Code);

        Assert.True(report.Disagree(Staff, "应代管三天", Now).IsDone);
        Assert.Equal(before, report.State);
        Assert.True(report.Insist(Leader, Now).IsDone);
        Assert.Equal("upward.execute-first", report.RaiseDissent(Staff, Line, Now).Refusal?.Code);
        Assert.Null(report.DissentRaisedAt);
        Assert.True(report.Execute(Staff, "已代管两天", Now.AddDays(2)).IsDone);
        Assert.True(report.RaiseDissent(Staff, Line, Now.AddDays(2)).IsDone);

        Assert.Equal(Supervisor, report.DissentTo);
        Assert.Equal("upward.dissent-raised", report.RaiseDissent(Staff, Line, Now.AddDays(2)).Refusal?.Code);
    }

    [Clause("D-348")]
    [Fact]
    public void Request_NotLaidDown_ShowsItsAnswerByWhomAndWhenItWasCarriedOut()
    {
        var report = Instructed();
        Assert.Equal("upward.not-the-reporter", report.Execute(Leader, "x", Now).Refusal?.Code);
        Assert.Equal("upward.execution-missing", report.Execute(Staff, "", Now).Refusal?.Code);

        Assert.True(report.Execute(Staff, "已登记", Now.AddHours(1)).IsDone);

        Assert.Equal((UpwardKind.NotLaidDown, Now), (report.Kind, report.ReportedAt));
        Assert.Equal(("可代管两天", Leader, Now.AddHours(1), UpwardState.Executed), (report.Instruction, report.InstructedBy!.Value, report.ExecutedAt!.Value, report.State));
        Assert.Equal("upward.executed", report.Execute(Staff, "再", Now).Refusal?.Code);
    }

    [Fact]
    public void SkippedSuperior_AloneSigns()
    {
        var report = File(Draft with { Addressee = Supervisor, IsEmergency = true, SkipReason = "失联" }).Value;

        Assert.Equal("upward.nobody-skipped", File(Draft).Value.SignInformed(Leader, Now).Refusal?.Code);
        Assert.Equal("upward.not-the-superior", report.SignInformed(Supervisor, Now).Refusal?.Code);
        Assert.True(report.SignInformed(Leader, Now).IsDone);
        Assert.Equal("upward.informed", report.SignInformed(Leader, Now).Refusal?.Code);
    }

    [Fact]
    public void Kinds_SixAreFedBack_ThreeAreIncidents()
    {
        Assert.Equal([UpwardKind.MajorError, UpwardKind.Accident, UpwardKind.SeriousBreach], Enum.GetValues<UpwardKind>().Where(kind => kind.IsIncident()));
        Assert.Equal(6, Enum.GetValues<UpwardKind>().Where(kind => kind.IsFeedback()).Select(kind => kind.IsIncident() ? UpwardKind.MajorError : kind).Distinct().Count());
    }

    [Fact]
    public void Line_RandomStaffLists_HasNobodyTwiceAndEndsInACircle()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var superiors = Enumerable.Range(1, 12).ToDictionary(Person, _ => random.Next(4) == 0 ? (PersonId?)null : Person(random.Next(1, 13)));

            var line = ReportingLine.Of(Person(1), id => superiors.GetValueOrDefault(id));

            Assert.Equal(line.Superiors.Distinct(), line.Superiors);
            Assert.DoesNotContain(Person(1), line.Superiors);
            Assert.All(line.Superiors.Prepend(Person(1)).Zip(line.Superiors), pair => Assert.Equal(pair.Second, superiors[pair.First]));
            Assert.All(line.Superiors, superior => Assert.Equal(line.Superiors.TakeWhile(one => one != superior), line.SkippedTo(superior)!));
        }
    }

    private static PersonId Person(int number) => new(new Guid(number, 3, 0, new byte[8]));

    private static Result<UpwardReport> File(UpwardDraft draft) => UpwardReport.File(TypedId.New<UpwardReportId>(Now), new UpwardNumber(new DateOnly(2026, 11, 21), 1), draft, Line, Now);

    private static UpwardReport Instructed()
    {
        var report = File(Draft).Value;
        Assert.True(report.Instruct(Leader, "可代管两天", Now).IsDone);
        return report;
    }
}
