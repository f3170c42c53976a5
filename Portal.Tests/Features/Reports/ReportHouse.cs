using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.People;
using Portal.Domain.Reports;
using Portal.Features.Obligations;
using Portal.Features.Reports;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Reports;

/// <summary>
/// A house with two departments that have a supervisor, and a line of four: 李雪梅, 陈班长, 赵明远, 林岚. The clock begins on
/// Saturday 2026-11-21 at 20:00 site time.
/// </summary>
internal sealed class ReportHouse(PortalApp app)
{
    public const string Service = "客服部";
    public const string Works = "工程部";

    public Person Lin { get; } = Somebody(1, "E001", "林岚", "服务中心主任", "服务中心", null);

    public Person Zhao { get; } = Somebody(2, "E002", "赵明远", "客服主管", Service, "E001");

    public Person Zheng { get; } = Somebody(3, "E003", "郑建华", "工程主管", Works, "E001");

    public Person Chen { get; } = Somebody(4, "E004", "陈班长", "班长", Service, "E002");

    public Person Li { get; } = Somebody(5, "E005", "李雪梅", "前台接待员", Service, "E004");

    public Actor Manager { get; private set; } = Actor.Anonymous;

    public Actor Supervisor { get; private set; } = Actor.Anonymous;

    public Actor Engineer { get; private set; } = Actor.Anonymous;

    public Actor Leader { get; private set; } = Actor.Anonymous;

    public Actor Staff { get; private set; } = Actor.Anonymous;

    public static DateTimeOffset At(string site) => DutySeed.At(site);

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public async Task<ReportHouse> OpenAsync(params string[] packs)
    {
        await app.SeedAsync(Lin, Zhao, Zheng, Chen, Li);
        (Manager, Supervisor) = (await app.AccountAsync(Roles.Manager, Lin.Id, Lin.Name), await app.AccountAsync(Roles.Supervisor, Zhao.Id, Zhao.Name));
        (Engineer, Leader) = (await app.AccountAsync(Roles.Supervisor, Zheng.Id, Zheng.Name), await app.AccountAsync(Roles.TeamLeader, Chen.Id, Chen.Name));
        Staff = await app.AccountAsync(Roles.Staff, Li.Id, Li.Name);
        foreach (var pack in packs)
        {
            Assert.True((await Do<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default)).IsDone);
        }

        return this;
    }

    public T Do<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task SetAsync(string parameter, string value) =>
        Assert.Null((await Do<SetParameter>().RunAsync(PortalApp.Tester, parameter, value, null, default)).Refusal);

    /// <summary>What is owed on site days, as the manager sees it.</summary>
    public async Task<IReadOnlyList<OwedReport>> OwedAsync(string from, string to) =>
        (await Do<ReadReports>().RunAsync(Manager, Day(from), Day(to), default)).Value;

    /// <summary>Moves the clock as a running server would see it: planned every day.</summary>
    public async Task AdvanceToAsync(string site)
    {
        var until = At(site);
        await Do<PlanOccurrences>().RunAsync(default);
        while (until - app.Clock.GetUtcNow() > TimeSpan.FromDays(1))
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await Do<PlanOccurrences>().RunAsync(default);
        }

        app.Clock.Advance(until - app.Clock.GetUtcNow());
        await Do<PlanOccurrences>().RunAsync(default);
    }

    public async Task<ReportId> BeginAsync(string template, string turn, Actor? actor = null, string department = Service)
    {
        var begun = await Do<StartReport>().RunAsync(actor ?? Supervisor, template, department, turn, default);
        Assert.Null(begun.Refusal);
        return begun.Value;
    }

    public async Task WriteAsync(ReportId id, Actor? actor = null, params ReportValue[] values)
    {
        var report = await ReportAsync(id);
        Assert.Null((await Do<WriteReport>().RunAsync(actor ?? Supervisor, id, report.Version, values, default)).Refusal);
    }

    public async Task<string?> SubmitAsync(ReportId id, Actor? actor = null) =>
        (await Do<SubmitReport>().RunAsync(actor ?? Supervisor, id, null, default)).Refusal?.Code;

    /// <summary>Begins, fills what has to be filled, and hands in.</summary>
    public async Task<ReportId> HandInAsync(string template, string turn, Actor? actor = null, string department = Service)
    {
        var id = await BeginAsync(template, turn, actor, department);
        var form = Do<ReportLibrary>().Find(template)!;
        await WriteAsync(id, actor, [.. form.Fields.Where(field => field.IsRequired).Select(field => field.Kind == ReportFieldKind.Text
            ? new ReportValue(field.Key, "已完成")
            : new ReportValue(field.Key) { Rows = [[.. field.Columns.Select(_ => "一")]] })]);
        Assert.Null(await SubmitAsync(id, actor));
        return id;
    }

    public Task<Report> ReportAsync(ReportId id) =>
        app.QueryAsync(db => db.Set<Report>().AsNoTracking().Include(one => one.Log.OrderBy(entry => entry.No)).SingleAsync(one => one.Id == id));

    public Task<UpwardReport> UpwardAsync(UpwardReportId id) => app.QueryAsync(db => db.Set<UpwardReport>().AsNoTracking().SingleAsync(one => one.Id == id));

    public async Task<UpwardReportId> FileAsync(Actor? actor = null, UpwardDraft? draft = null)
    {
        var filed = await Do<FileUpwardReport>().RunAsync(actor ?? Staff, draft ?? Draft(UpwardKind.NotLaidDown), default);
        Assert.Null(filed.Refusal);
        return filed.Value;
    }

    public UpwardDraft Draft(UpwardKind kind) => new()
    {
        Kind = kind, Title = "大堂玻璃破裂", Text = "东侧自动门玻璃破裂，已围挡", Proposal = "请工程部今天更换", FoundAt = app.Clock.GetUtcNow().AddMinutes(-20),
    };

    private static Person Somebody(int number, string code, string name, string title, string department, string? superior) =>
        new(new PersonId(new Guid(number, 11, 0, new byte[8])), code, new PersonDetails { Name = name, Title = title, Department = department, SuperiorCode = superior });
}
