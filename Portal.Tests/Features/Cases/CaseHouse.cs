using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Cases;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Cases;

/// <summary>A portal with a few homes and people, and the verbs of the desk. It is 20:00 in Shanghai.</summary>
internal sealed class CaseHouse(PortalApp app)
{
    public Person Zhou { get; } = Somebody(1, "E001", "周海", "维修工");

    public Person Li { get; } = Somebody(2, "E002", "李雪梅", "客服专员");

    public Person Chen { get; } = Somebody(3, "E003", "陈班长", "班长");

    public Unit Home { get; } = Unit.Register("3-1204", new UnitDetails("3", null, null, null, null), new ManualClock().GetUtcNow()).Value;

    public Unit Shop { get; } = Unit.Register("B2-07", new UnitDetails("B2", null, null, null, null), new ManualClock().GetUtcNow()).Value;

    public DateTimeOffset Now => app.Clock.GetUtcNow();

    public static Person Somebody(int no, string code, string name, string title) =>
        new(new PersonId(new Guid(no, 7, 0, new byte[8])), code, new PersonDetails { Name = name, Title = title });

    public async Task<CaseHouse> OpenAsync()
    {
        await app.SeedAsync(Zhou, Li, Chen, Home, Shop);
        return this;
    }

    public T Do<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<TakenCase> TakeAsync(
        CaseKind kind = CaseKind.Complaint, string title = "楼上漏水", TimeSpan? ago = null, TimeSpan? dueIn = null, Unit? unit = null, Actor? actor = null)
    {
        var received = Now - (ago ?? TimeSpan.Zero);
        var taken = await Do<TakeCase>().RunAsync(
            actor ?? PortalApp.Tester,
            new CaseIntake
            {
                Kind = kind,
                Title = title,
                ReceivedAt = received,
                ResolveDue = Now + dueIn,
                Unit = (unit ?? Home).Id,
                Channel = CaseChannel.Phone,
                CallerName = "王先生",
                CallerPhone = "13812345678",
            },
            default);
        Assert.Null(taken.Refusal);
        return taken.Value;
    }

    public async Task AssignAsync(TakenCase taken, Person to) =>
        Done(await Do<AssignCase>().RunAsync(PortalApp.Tester, taken.Id, to.Id, null, default));

    public async Task ResolveAsync(TakenCase taken, Person by)
    {
        await AssignAsync(taken, by);
        Done(await Do<ResolveCase>().RunAsync(PortalApp.Tester, taken.Id, "已处理", null, default));
    }

    public Task<Case> ReadAsync(TakenCase taken) =>
        app.QueryAsync(db => db.Set<Case>().Include(one => one.Log).SingleAsync(one => one.Id == taken.Id));

    public static void Done(Result result) => Assert.Null(result.Refusal);
}
