using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Reports;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Features.Reports;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>Written reports and requests through the database, and what they oblige people to.</summary>
[Trait("Engines", "Both")]
public sealed class UpwardUseCaseTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private readonly ReportHouse _house;

    public UpwardUseCaseTests() => _house = new ReportHouse(_app);

    public Task InitializeAsync() => _house.OpenAsync("service-centre");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Clause("A-063")]
    [Fact]
    public async Task Accident_AlertsTheDirectSuperiorAtOnceAndStandsOnTheBoardUntilAcknowledged()
    {
        var id = await _house.FileAsync(draft: _house.Draft(UpwardKind.Accident));
        await PlanAndSendAsync();

        var told = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Clause == "A-063@1").ToListAsync());
        Assert.Equal(_house.Chen.Id, Assert.Single(told).Person);
        Assert.Equal(id, Assert.Single(await AlertsAsync(_house.Engineer)).Report.Id);
        Assert.Equal("upward.not-the-superior", (await _house.Do<AcknowledgeUpward>().RunAsync(_house.Engineer, id, default)).Refusal?.Code);

        Assert.Null((await _house.Do<AcknowledgeUpward>().RunAsync(_house.Leader, id, default)).Refusal);
        await PlanAndSendAsync();

        Assert.Empty(await AlertsAsync(_house.Engineer));
        Assert.NotNull(Assert.Single(await OccurrencesAsync("incident-report")).DoneAt);
    }

    [Clause("A-066")]
    [Fact]
    public async Task File_PastTheNextLevelWithoutEmergency_IsRefusedAndNothingIsKept()
    {
        var line = (await _house.Do<ReadUpwardReports>().LineAsync(_house.Staff, default)).Value;
        Assert.Equal(["陈班长", "赵明远", "林岚"], line.Select(one => one.Name));

        var refused = await _house.Do<FileUpwardReport>().RunAsync(_house.Staff, _house.Draft(UpwardKind.Safety) with { Addressee = _house.Zhao.Id }, default);

        Assert.Equal("upward.level-by-level", refused.Refusal?.Code);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<UpwardReport>().CountAsync()));
    }

    [Clause("A-068")]
    [Fact]
    public async Task SkippedLevel_LeavesAnOpenTaskOnTheReporterUntilThatSuperiorSigns()
    {
        var id = await _house.FileAsync(draft: _house.Draft(UpwardKind.Safety) with { Addressee = _house.Lin.Id, IsEmergency = true, SkipReason = "班长和主管都联系不上" });
        await PlanAndSendAsync();
        var open = (await _house.Do<ReadObligations>().MineAsync(_house.Staff, default)).Value;
        Assert.Equal("A-068@1", Assert.Single(open, line => line.Obligation == "inform-skipped-superior").Citation);
        Assert.Equal("upward.not-the-superior", (await _house.Do<SignInformed>().RunAsync(_house.Manager, id, default)).Refusal?.Code);

        Assert.Null((await _house.Do<SignInformed>().RunAsync(_house.Leader, id, default)).Refusal);
        await PlanAndSendAsync();

        Assert.DoesNotContain((await _house.Do<ReadObligations>().MineAsync(_house.Staff, default)).Value, line => line.Obligation == "inform-skipped-superior");
        Assert.NotNull(Assert.Single(await OccurrencesAsync("inform-skipped-superior")).DoneAt);
    }

    [Clause("A-072")]
    [Fact]
    public async Task Instruction_StaysOnTheReportersListUntilItsExecutionIsRecorded()
    {
        var id = await _house.FileAsync();
        Assert.Null((await _house.Do<InstructUpward>().RunAsync(_house.Leader, id, "今晚换好，明早复查", default)).Refusal);
        await PlanAndSendAsync();
        Assert.Contains((await _house.Do<ReadObligations>().MineAsync(_house.Staff, default)).Value, line => line.Obligation == "carry-out-instruction");

        Assert.Null((await _house.Do<ExecuteUpward>().RunAsync(_house.Staff, id, "已更换，复查合格", default)).Refusal);
        await PlanAndSendAsync();

        Assert.DoesNotContain((await _house.Do<ReadObligations>().MineAsync(_house.Staff, default)).Value, line => line.Obligation == "carry-out-instruction");
    }

    [Clause("A-071")]
    [Fact]
    public async Task Instruction_GivenTwice_KeepsTheFirstWordForWord()
    {
        var id = await _house.FileAsync();
        await _house.Do<InstructUpward>().RunAsync(_house.Leader, id, "今晚换好", default);
        var before = await _house.UpwardAsync(id);

        Assert.Equal("upward.instructed", (await _house.Do<InstructUpward>().RunAsync(_house.Leader, id, "改为明天", default)).Refusal?.Code);

        var after = await _house.UpwardAsync(id);
        Assert.Equal(("今晚换好", _house.Chen.Id, before.InstructedAt, before.Version), (after.Instruction, after.InstructedBy!.Value, after.InstructedAt, after.Version));
    }

    [Clause("A-073")]
    [Fact]
    public async Task Dissent_GoesToTheNextLevelAfterExecutionAndNotBefore()
    {
        var id = await _house.FileAsync();
        await _house.Do<InstructUpward>().RunAsync(_house.Leader, id, "今晚换好", default);
        await _house.Do<DisagreeUpward>().RunAsync(_house.Staff, id, "夜间施工扰民", default);
        Assert.Equal(UpwardState.Instructed, (await _house.UpwardAsync(id)).State);
        await _house.Do<InsistUpward>().RunAsync(_house.Leader, id, default);
        Assert.Equal("upward.execute-first", (await _house.Do<RaiseDissent>().RunAsync(_house.Staff, id, default)).Refusal?.Code);
        Assert.Null((await _house.UpwardAsync(id)).DissentTo);

        await _house.Do<ExecuteUpward>().RunAsync(_house.Staff, id, "已换", default);

        Assert.Null((await _house.Do<RaiseDissent>().RunAsync(_house.Staff, id, default)).Refusal);
        Assert.Equal(_house.Zhao.Id, (await _house.UpwardAsync(id)).DissentTo);
        Assert.Contains((await _house.Do<ReadUpwardReports>().RunAsync(_house.Supervisor, default)).Value, sheet => sheet.Report.Id == id);
    }

    /// <summary>Nobody looks at a report by chance: each word of the dispute reaches whom it is meant for.</summary>
    [Fact]
    public async Task Dissent_EachStep_TellsTheOtherSide()
    {
        var id = await _house.FileAsync();
        await _house.Do<InstructUpward>().RunAsync(_house.Leader, id, "今晚换好", default);
        await _house.Do<DisagreeUpward>().RunAsync(_house.Staff, id, "夜间施工扰民", default);
        await _house.Do<DisagreeUpward>().RunAsync(_house.Staff, id, "第二次", default);
        await _house.Do<InsistUpward>().RunAsync(_house.Leader, id, default);
        await _house.Do<RaiseDissent>().RunAsync(_house.Staff, id, default);
        await _house.Do<ExecuteUpward>().RunAsync(_house.Staff, id, "已换", default);
        await _house.Do<RaiseDissent>().RunAsync(_house.Staff, id, default);

        var told = await _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Clause == "A-073").Select(message => new { message.Person, message.Text }).ToListAsync());
        Assert.Equal(
            [(_house.Chen.Id, "upward.message.dissent"), (_house.Li.Id, "upward.message.insisted"), (_house.Zhao.Id, "upward.message.raised")],
            told.Select(message => (message.Person, message.Text)).OrderBy(message => message.Text, StringComparer.Ordinal));
    }

    [Theory]
    [Clause("A-069")]
    [InlineData("20", false)]
    [InlineData("19", true)]
    [InlineData(null, false)]
    public async Task Delay_IsShownToTheSuperiorAndFlaggedByTheSitesLimit(string? limit, bool late)
    {
        if (limit is not null)
        {
            await _house.SetAsync(ReadUpwardReports.LongestDelay, limit);
        }

        var id = await _house.FileAsync();

        var sheet = (await _house.Do<ReadUpwardReports>().OneAsync(_house.Leader, id, default)).Value;
        Assert.Equal((TimeSpan.FromMinutes(20), late), (sheet.Report.Delay, sheet.IsLate));
    }

    [Clause("D-262")]
    [Theory]
    [InlineData(UpwardKind.Competition)]
    [InlineData(UpwardKind.OwnError)]
    [InlineData(UpwardKind.Accident)]
    [InlineData(UpwardKind.Safety)]
    [InlineData(UpwardKind.OutOfScope)]
    [InlineData(UpwardKind.Customer)]
    public async Task Feedback_OfEachOfTheSixTypes_ShowsToWhomItWasSent(UpwardKind kind)
    {
        Assert.True(kind.IsFeedback());

        var id = await _house.FileAsync(draft: _house.Draft(kind));

        var sheet = (await _house.Do<ReadUpwardReports>().OneAsync(_house.Staff, id, default)).Value;
        Assert.Equal((kind, "陈班长"), (sheet.Report.Kind, sheet.Addressee));
    }

    [Clause("D-291")]
    [Theory]
    [InlineData("市场部")]
    [InlineData("技术部")]
    public async Task CustomersFeedback_IsForwardedToADepartmentWithDate(string department)
    {
        var id = await _house.FileAsync(draft: _house.Draft(UpwardKind.Customer) with { Department = department });

        var sheet = (await _house.Do<ReadUpwardReports>().OneAsync(_house.Leader, id, default)).Value;

        Assert.Equal((department, _app.Clock.GetUtcNow()), (sheet.Report.Department, sheet.Report.ReportedAt));
    }

    [Fact]
    public async Task File_ManyOnADay_NumbersThemWithoutGaps()
    {
        await _house.FileAsync();
        await _house.Do<FileUpwardReport>().RunAsync(_house.Staff, _house.Draft(UpwardKind.Safety) with { Title = "" }, default);
        var second = await _house.FileAsync();

        Assert.Equal("SB-20261121-0002", (await _house.UpwardAsync(second)).Number.ToString());
    }

    [Fact]
    public async Task Read_WhomItDoesNotConcern_SeesNothing()
    {
        var id = await _house.FileAsync();

        Assert.Equal("reports.unknown", (await _house.Do<ReadUpwardReports>().OneAsync(_house.Engineer, id, default)).Refusal?.Code);
        Assert.Empty((await _house.Do<ReadUpwardReports>().RunAsync(_house.Engineer, default)).Value);
        Assert.Equal("upward.not-a-person", (await _house.Do<FileUpwardReport>().RunAsync(PortalApp.Tester, _house.Draft(UpwardKind.Safety), default)).Refusal?.Code);
        Assert.True((await _house.Do<ReadUpwardReports>().OneAsync(_house.Manager, id, default)).IsDone);
    }

    private async Task<IReadOnlyList<UpwardSheet>> AlertsAsync(Actor reader) => (await _house.Do<ReadUpwardReports>().AlertsAsync(reader, default)).Value;

    private Task<List<DueOccurrence>> OccurrencesAsync(string obligation) =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().Where(one => one.Obligation == obligation).ToListAsync());

    private async Task PlanAndSendAsync()
    {
        await _house.Do<PlanOccurrences>().RunAsync(default);
        await _house.Do<SendStages>().RunAsync(default);
    }
}
