using Portal.Domain.Obligations;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>Books of the hospital's centre: the patients' meeting and the bulletin; and the market centre's rules and plans.</summary>
public sealed class HospitalBookTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();
    private RegisterHouse _house = null!;

    public async Task InitializeAsync() => _house = await new RegisterHouse(_app).OpenAsync("hospital-centre", "market-centre");

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Clause("E-129")]
    [Fact]
    public async Task PatientsMeeting_FallsBetweenTheEleventhAndTheTwentieth_InvitesWhoHasBeenThereAWeek_AndTheMonthWithoutOneIsFlagged()
    {
        await _house.ListAsync("wards", "内科", "外科");
        await AdmitAsync("内科", "12", "Z-1");
        await _house.GoToAsync("2026-12-05 09:00");
        await AdmitAsync("外科", "3", "Z-2");
        await _house.GoToAsync("2026-12-10 09:00");
        Assert.Equal(["内科 · 12 · Z-1"], await _house.ThingsAsync("patients-to-invite"));
        await _house.GoToAsync("2026-12-11 09:00");
        var task = Assert.Single(await _house.RowsAsync("patients-meeting"), row => row.Due.Month == 12);
        Assert.Equal((DutySeed.At("2026-12-11 00:00"), DutySeed.At("2026-12-20 23:59")), (task.Opens, task.Due));

        Assert.Equal("evidence.remark-missing", await _house.TryEnterAsync("patients-meetings", _house.Clerk, ("day", "2026-12-21"), ("place", "一楼会议室")));
        var meeting = await _house.EnterAsync("patients-meetings", _house.Clerk, ("day", "2026-12-15"), ("place", "一楼会议室"), ("invited@内科 · 12 · Z-1", "yes"));
        await _house.GoToAsync("2026-12-15 16:00");
        await _house.CompleteAsync(meeting, "held", _house.Clerk, ("attended", "9"), ("problems", "夜间噪音"), ("handling", "已转护理部"));
        Assert.NotNull(Assert.Single(await _house.RowsAsync("patients-meeting"), row => row.Due.Month == 12).DoneAt);

        await _house.GoToAsync("2027-01-12 09:00");
        await _house.GoToAsync("2027-01-21 00:00");
        Assert.Equal(OccurrenceStanding.Missed, Assert.Single(await _house.LinesAsync("patients-meeting", new DateOnly(2027, 1, 20))).Standing);
    }

    [Clause("E-136")]
    [Fact]
    public async Task Bulletin_IsCompiled_AndShowsWhenItWasReportedAndWhereItWasRead()
    {
        var bulletin = await _house.EnterAsync("bulletins", _house.Clerk, ("subject", "十一月服务通报"), ("material", "满意率 96.50%"));
        Assert.Equal("registers.stage-wrong", await _house.TryAsync(bulletin, "read", _house.Clerk, ("meeting", "十二月全院大会"), ("read-on", "2026-12-01")));
        await _house.CompleteAsync(bulletin, "reported", _house.Clerk, ("reported-on", "2026-11-28"));
        await _house.CompleteAsync(bulletin, "read", _house.Clerk, ("meeting", "十二月全院大会"), ("read-on", "2026-12-01"));

        var sheet = await _house.SheetAsync("bulletins");

        Assert.Equal(["2026-11-28", "2026-12-01", "十二月全院大会"], sheet.Stages.SelectMany(stage => stage.Answers).Where(answer => answer.Item is "reported-on" or "read-on" or "meeting").Select(answer => answer.Value).Order(StringComparer.Ordinal));
    }

    [Clause("E-103")]
    [Fact]
    public async Task RulesAndWorkPlan_OfTheDepartment_AreFiledByTheManager()
    {
        (string, string)[] rule = [("name", "商户接待制度"), ("version", "2.0"), ("from", "2026-12-01"), ("about", "首问负责")];
        Assert.Equal("registers.role-missing", await _house.TryEnterAsync("department-rules", _house.Clerk, rule));
        await _house.EnterAsync("department-rules", _house.Manager, rule);
        await _house.EnterAsync("market-work-plans", _house.Manager, ("name", "2027年工作规划"), ("from", "2027-01-01"), ("to", "2027-12-31"));
        foreach (var (item, day) in new[] { ("商户走访全覆盖", "2027-03-31"), ("修订投诉流程", "2027-06-30") })
        {
            await _house.EnterAsync("market-work-plan-items", _house.Manager, ("plan", "2027年工作规划"), ("item", item), ("day", day), ("person", "李接待"));
        }

        Assert.Equal(["商户接待制度 · 2.0"], await _house.TitlesAsync("department-rules"));
        Assert.Contains(("from", "2026-12-01"), (await _house.SheetAsync("department-rules")).Stages[0].Answers.Select(answer => (answer.Item, answer.Value)));
        var linked = (await _house.SheetAsync("market-work-plans")).Linked;
        Assert.Equal(["修订投诉流程", "商户走访全覆盖"], linked.Select(one => one.Title).Order(StringComparer.Ordinal));
        Assert.Contains("2027-03-31", linked.Single(one => one.Title == "商户走访全覆盖").Days);
    }

    private Task<Portal.Domain.Registers.RegisterEntryId> AdmitAsync(string ward, string bed, string number) =>
        _house.EnterAsync("patients", _house.Clerk, ("ward", ward), ("bed", bed), ("number", number));
}
