using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Duty;
using Portal.Domain.Obligations;
using Portal.Domain.Reports;
using Portal.Features.Obligations;
using Portal.Features.Reminders;
using Portal.Features.Reports;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>Business changes and preferential policies are learned in time. The clock begins at 20:00 site time.</summary>
[Trait("Engines", "Both")]
public sealed class NoticeEventTests : PageTest
{
    private ReportHouse _house = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _house = await new ReportHouse(App).OpenAsync("service-centre");
    }

    [Clause("A-058")]
    [Theory]
    [InlineData(NoticeCategory.BusinessChange)]
    [InlineData(NoticeCategory.PreferentialPolicy)]
    public async Task Notice_NotReadByTheTimeThatIsSet_IsOnTheOverdueList_OfTheSupervisor(NoticeCategory category)
    {
        Assert.True((await _house.Do<SetParameter>().RunAsync(PortalApp.Tester, "notice_learn_deadline", "24", null, default)).IsDone);
        var id = await PublishAsync(category);
        Assert.Equal([_house.Li.Id, _house.Chen.Id], (await App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "notices.message").ToListAsync()))
            .Select(message => message.Person).OrderBy(person => person == _house.Chen.Id));
        await GoToAsync("2026-11-22 09:00");
        Assert.True((await _house.Do<ConfirmNotice>().RunAsync(_house.Staff, id, default)).IsDone);

        await GoToAsync("2026-11-22 20:00");

        var lines = await LinesAsync("learn-business-change");
        Assert.Equal([(_house.Chen.Id, OccurrenceStanding.Missed)], lines.Where(line => line.DoneAt is null).Select(line => (line.People.Single(), line.Standing)));
        Assert.Equal((_house.Li.Name, OccurrenceStanding.Done), lines.Where(line => line.DoneAt is not null).Select(line => (line.DoneBy, line.Standing)).Single());
        await App.Services.GetRequiredService<SendStages>().RunAsync(default);
        Assert.Contains(_house.Zhao.Id, await App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "obligation.missed").Select(message => message.Person).ToListAsync()));
        Assert.Empty(await LinesAsync("learn-unread-notice"));
    }

    [Clause("A-058")]
    [Fact]
    public async Task Notice_WhileNoTimeIsSet_HasToBeReadByTheNextSignOn()
    {
        var id = await PublishAsync(NoticeCategory.BusinessChange);
        Assert.True((await _house.Do<ConfirmNotice>().RunAsync(_house.Staff, id, default)).IsDone);
        var post = new Post(Portal.Domain.Kernel.TypedId.New<PostId>(App.Clock.GetUtcNow()), "前台", "前台", []);
        await App.SeedAsync(post);
        await GoToAsync("2026-11-22 07:50");
        Assert.Empty(await LinesAsync("learn-unread-notice"));
        foreach (var (person, sequence) in new[] { (_house.Chen.Id, 1), (_house.Li.Id, 2) })
        {
            var at = DutySeed.At("2026-11-22 07:55");
            await App.SeedAsync(new PresenceEvent(Portal.Domain.Kernel.TypedId.New<PresenceEventId>(at), person, post.Id, at, PresenceKind.In, sequence) { Day = new DateOnly(2026, 11, 22), DayCount = sequence, RecordedAt = at });
        }

        await GoToAsync("2026-11-22 07:56");

        var line = Assert.Single(await LinesAsync("learn-unread-notice"));
        Assert.Equal((_house.Chen.Id, OccurrenceStanding.Missed, "新的收费办法"), (line.People.Single(), line.Standing, line.Where));
        Assert.True((await _house.Do<ConfirmNotice>().RunAsync(_house.Leader, id, default)).IsDone);
        await GoToAsync("2026-11-22 08:00");
        Assert.Equal(OccurrenceStanding.DoneLate, Assert.Single(await LinesAsync("learn-unread-notice")).Standing);
    }

    [Fact]
    public async Task Notice_OfAnythingElse_AsksForNothing()
    {
        Assert.True((await _house.Do<SetParameter>().RunAsync(PortalApp.Tester, "notice_learn_deadline", "24", null, default)).IsDone);
        await PublishAsync(NoticeCategory.General);

        await GoToAsync("2026-11-22 09:00");

        Assert.Empty(await LinesAsync("learn-business-change"));
    }

    [Clause("C-030")]
    [Fact]
    public async Task DayEnd_EachPersonSeesWhatIsDueTodayAndOpen_AndTheSupervisorSeesTheSame()
    {
        Assert.True((await _house.Do<SetParameter>().RunAsync(PortalApp.Tester, "notice_learn_deadline", "26", null, default)).IsDone);
        var id = await PublishAsync(NoticeCategory.BusinessChange);
        await GoToAsync("2026-11-22 09:00");
        Assert.True((await _house.Do<ConfirmNotice>().RunAsync(_house.Staff, id, default)).IsDone);

        await GoToAsync("2026-11-22 23:59");
        await App.Services.GetRequiredService<SendStages>().RunAsync(default);

        var told = (await App.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Text == "reminder.DueToday").ToListAsync())).ToLookup(message => message.Person, message => message.Args);
        const string Item = "学习业务变更和优惠政策（新的收费办法）";
        Assert.Contains(Item, Assert.Single(told[_house.Chen.Id]), StringComparison.Ordinal);
        Assert.Contains(Item, Assert.Single(told[_house.Zhao.Id]), StringComparison.Ordinal);
        Assert.DoesNotContain(told[_house.Li.Id], args => args.Contains(Item, StringComparison.Ordinal));
    }

    private async Task<NoticeId> PublishAsync(NoticeCategory category)
    {
        var published = await _house.Do<PublishNotice>().RunAsync(_house.Supervisor, "新的收费办法", "自下月起执行", "总公司", ReportHouse.Service, category, default);
        Assert.True(published.IsDone);
        return published.Value;
    }

    private async Task GoToAsync(string siteTime)
    {
        App.Clock.MoveTo(DutySeed.At(siteTime));
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
    }

    private async Task<IReadOnlyList<ObligationLine>> LinesAsync(string obligation) =>
        [.. (await App.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 22), default)).Value.Where(line => line.Obligation == obligation)];
}
