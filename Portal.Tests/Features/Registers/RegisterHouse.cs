using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Registers;
using Portal.Features.Obligations;
using Portal.Features.Registers;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Registers;

/// <summary>
/// A site that lives by packs and keeps their registers: a steward with 1-101, 1-102 and 1-103, another with 2-201, a clerk,
/// a supervisor and a manager. The clock begins on Saturday 2026-11-21 at 20:00 site time.
/// </summary>
internal sealed class RegisterHouse(PortalApp app)
{
    public Person Chen { get; } = Somebody(1, "S1", "陈管家", "管理员");

    public Person Wu { get; } = Somebody(2, "S2", "吴管家", "管理员");

    public Person Li { get; } = Somebody(3, "S3", "李接待", "客服人员");

    public Person Zhao { get; } = Somebody(4, "S4", "赵主管", "客服主管");

    public Person Lin { get; } = Somebody(5, "S5", "林主任", "管理处主任");

    public Actor Steward { get; private set; } = Actor.Anonymous;

    public Actor Clerk { get; private set; } = Actor.Anonymous;

    public Actor Supervisor { get; private set; } = Actor.Anonymous;

    public Actor Manager { get; private set; } = Actor.Anonymous;

    public FeeEstate Estate { get; } = new(app);

    public static DateOnly Today { get; } = new(2026, 11, 21);

    public async Task<RegisterHouse> OpenAsync(params string[] packs)
    {
        await app.SeedAsync(Chen, Wu, Li, Zhao, Lin);
        (Steward, Clerk) = (await app.AccountAsync(Roles.Steward, Chen.Id, Chen.Name), await app.AccountAsync(Roles.Staff, Li.Id, Li.Name));
        (Supervisor, Manager) = (await app.AccountAsync(Roles.Supervisor, Zhao.Id, Zhao.Name), await app.AccountAsync(Roles.Manager, Lin.Id, Lin.Name));
        foreach (var unit in new[] { "1-101", "1-102", "1-103" })
        {
            await Estate.UnitAsync(unit, steward: Chen);
        }

        await Estate.UnitAsync("2-201", building: "2", steward: Wu);
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

    public async Task ListAsync(string list, params string[] things) =>
        Assert.Null((await Do<SaveThings>().RunAsync(PortalApp.Tester, list, things, default)).Refusal);

    /// <summary>Moves the clock to a site time and plans, as the running portal does.</summary>
    public async Task GoToAsync(string site)
    {
        app.Clock.MoveTo(DutySeed.At(site));
        await PlanAsync();
    }

    public Task PlanAsync() => Do<ReconcileObligations>().RunAsync(default);

    public async Task<RegisterEntryId> EnterAsync(string register, Actor actor, params (string Item, string Value)[] answers)
    {
        var opened = await Do<OpenEntry>().RunAsync(actor, register, Answers(answers), true, default);
        Assert.Null(opened.Refusal);
        await PlanAsync();
        return opened.Value;
    }

    public async Task<string?> TryAsync(RegisterEntryId entry, string stage, Actor actor, params (string Item, string Value)[] answers)
    {
        var done = await Do<CompleteStage>().RunAsync(actor, entry, stage, Answers(answers), default);
        await PlanAsync();
        return done.Refusal?.Code;
    }

    public async Task CompleteAsync(RegisterEntryId entry, string stage, Actor actor, params (string Item, string Value)[] answers) =>
        Assert.Null(await TryAsync(entry, stage, actor, answers));

    public async Task<string?> TryEnterAsync(string register, Actor actor, params (string Item, string Value)[] answers) =>
        (await Do<OpenEntry>().RunAsync(actor, register, Answers(answers), true, default)).Refusal?.Code;

    /// <summary>Titles of the open entries of a register, of a stage that they wait in.</summary>
    public Task<IReadOnlyList<string>> TitlesAsync(string register, string? stage = null) => TitlesAsync(new EntryFilter(register, EntryState.Open, stage));

    /// <summary>Titles of the entries that have told an event which nothing has settled.</summary>
    public Task<IReadOnlyList<string>> AskedForAsync(string register, string kind) => TitlesAsync(new EntryFilter(register) { Asked = kind });

    /// <summary>The latest entry of a register as the manager sees it.</summary>
    public async Task<EntrySheet> SheetAsync(string register)
    {
        var latest = (await Do<FindEntries>().RunAsync(Manager, new EntryFilter(register), default)).Value.Rows[0];
        return (await Do<ShowEntry>().RunAsync(Manager, register, latest.Number, default)).Value;
    }

    /// <summary>What stands on a list.</summary>
    public async Task<IReadOnlyList<string>> ThingsAsync(string list) =>
        (await Do<ReadThings>().RunAsync(PortalApp.Tester, default)).Value.Single(one => one.List.Key == list).Things;

    /// <summary>What the desk shows of an obligation on a site day.</summary>
    public async Task<IReadOnlyList<ObligationLine>> LinesAsync(string obligation, DateOnly? day = null) =>
        [.. (await Do<ReadObligations>().RunAsync(PortalApp.Tester, day ?? Today, default)).Value.Where(line => line.Obligation == obligation)];

    public Task<List<DueOccurrence>> RowsAsync(string obligation) =>
        app.QueryAsync(db => db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Obligation == obligation).OrderBy(row => row.Due).ToListAsync());

    /// <summary>On hand of an article.</summary>
    public async Task<decimal> OnHandAsync(string list, string article) =>
        (await Do<ReadStock>().RunAsync(PortalApp.Tester, list, default)).Value.Single(line => line.Article == article).OnHand;

    private async Task<IReadOnlyList<string>> TitlesAsync(EntryFilter filter) =>
        [.. (await Do<FindEntries>().RunAsync(PortalApp.Tester, filter, default)).Value.Rows.Select(entry => entry.Title).Order(StringComparer.Ordinal)];

    private static EvidenceAnswer[] Answers((string Item, string Value)[] answers) =>
        [.. answers.Select(answer => answer.Item.Split('@') is [var item, var thing] ? new EvidenceAnswer(item, thing, answer.Value) : new EvidenceAnswer(answer.Item, "", answer.Value))];

    private static Person Somebody(int number, string code, string name, string title) =>
        new(PersonId.From(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])), code, new PersonDetails { Name = name, Title = title });
}
