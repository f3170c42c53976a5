using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Conduct;
using Portal.Domain.Kernel;
using Portal.Domain.Meetings;
using Portal.Domain.People;
using Portal.Features.Meetings;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Meetings;

/// <summary>A site with a manager, a supervisor, two team leaders and two of the staff. It is Saturday 2026-11-21, 20:00 site time.</summary>
internal sealed class MeetingHouse(PortalApp app)
{
    private readonly Dictionary<PersonId, Actor> _actors = [];
    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public Person Lin { get; } = Somebody(1, "M01", "林主任", "服务中心主任", "服务中心");

    public Person Zhao { get; } = Somebody(2, "M02", "赵主管", "客服主管", "客服部");

    public Person Zhou { get; } = Somebody(3, "M03", "周班长", "班长", "中控室");

    public Person Xu { get; } = Somebody(4, "M04", "许班长", "班长", "客服部");

    public Person Li { get; } = Somebody(5, "M05", "李客服", "客服专员", "客服部");

    public Person Wang { get; } = Somebody(6, "M06", "王客服", "客服专员", "客服部");

    public static MeetingNotice FullNotice { get; } = new("消防专题", "一号会议室", "巡查表", "提前十分钟到");

    public DateTimeOffset Now => app.Clock.GetUtcNow();

    public async Task<MeetingHouse> OpenAsync(params string[] packs)
    {
        await app.SeedAsync(Lin, Zhao, Zhou, Xu, Li, Wang);
        foreach (var pack in packs)
        {
            Assert.Null((await Do<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).Refusal);
        }

        return this;
    }

    public T Do<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static DateTimeOffset At(string siteTime) => Zone.ToInstant(DateTime.Parse(siteTime, CultureInfo.InvariantCulture));

    public static string Site(DateTimeOffset instant) => Zone.ToSite(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Somebody of the staff, signed in.</summary>
    public async Task<Actor> AsAsync(Person person)
    {
        if (!_actors.TryGetValue(person.Id, out var actor))
        {
            _actors[person.Id] = actor = await app.AccountAsync(Roles.Find(person.Role)!, person.Id, person.Name);
        }

        return actor;
    }

    public Task SetAsync(string parameter, string? value) => DoneAsync(Do<SetParameter>().RunAsync(PortalApp.Tester, parameter, value, null, default));

    public Task<MeetingTally> PlanAsync() => Do<PlanMeetings>().RunAsync(default);

    /// <summary>Moves the clock as a running server sees it: planned each day.</summary>
    public async Task AdvanceToAsync(string siteTime)
    {
        var until = At(siteTime);
        await PlanAsync();
        while (until - Now > TimeSpan.FromDays(1))
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await PlanAsync();
        }

        app.Clock.MoveTo(until);
        await PlanAsync();
    }

    /// <summary>A special-topic meeting with its notice filled, not sent.</summary>
    public async Task<MeetingId> CallAsync(string start, MeetingKind kind = MeetingKind.Special, Person? chair = null, MeetingNotice? notice = null, string? end = null, bool send = false)
    {
        var call = new MeetingCall(kind, At(start), end is null ? At(start).AddHours(1) : At(end), notice ?? FullNotice, [Zhao.Id, Zhou.Id, Li.Id]) { Host = "云岭花园", Chair = (chair ?? Lin).Id };
        var called = await Do<CallMeeting>().RunAsync(PortalApp.Tester, call, send, default);
        Assert.Null(called.Refusal);
        return called.Value.Id;
    }

    public async Task<ActionItemId> DecideAsync(MeetingId meeting, Person owner, string due, string text = "更换楼道灯")
    {
        var decided = await Do<DecideAction>().RunAsync(PortalApp.Tester, meeting, new ActionOrder(text, owner.Id, DateOnly.Parse(due, CultureInfo.InvariantCulture)), null, default);
        Assert.Null(decided.Refusal);
        return decided.Value;
    }

    public async Task<Meeting> ReadAsync(MeetingId id) => (await SheetAsync(id)).Meeting;

    public async Task<MeetingSheet> SheetAsync(MeetingId id, Actor? actor = null)
    {
        var read = await Do<ReadMeeting>().RunAsync(actor ?? PortalApp.Tester, id, default);
        Assert.Null(read.Refusal);
        return read.Value;
    }

    public async Task<MeetingOverview> OverviewAsync(string day) =>
        (await Do<ReadMeetings>().RunAsync(PortalApp.Tester, DateOnly.Parse(day, CultureInfo.InvariantCulture), default)).Value;

    public Task<List<Meeting>> MeetingsAsync(MeetingKind kind) =>
        app.QueryAsync(db => db.Set<Meeting>().Include(one => one.Attendees).Include(one => one.Agenda).Where(one => one.Kind == kind).OrderBy(one => one.Start).ToListAsync());

    public Task<List<ProposedPenalty>> PenaltiesAsync() => app.QueryAsync(db => db.Set<ProposedPenalty>().Where(one => one.WithdrawnAt == null).ToListAsync());

    public Task<List<InboxMessage>> MessagesAsync(string text) => app.QueryAsync(db => db.Set<InboxMessage>().Where(one => one.Text == text).ToListAsync());

    public static async Task DoneAsync(Task<Result> result) => Assert.Null((await result).Refusal);

    private static Person Somebody(int no, string code, string name, string title, string department) =>
        new(new PersonId(new Guid(no, 5, 0, new byte[8])), code, new PersonDetails { Name = name, Title = title, Department = department });
}
