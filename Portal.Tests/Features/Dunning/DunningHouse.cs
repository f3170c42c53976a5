using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Fees.Dunning;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Features.Dunning;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Features.Fees;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Dunning;

/// <summary>
/// Two stewards with an area each: 1-101 and 1-102 are 陈's, 2-201 is 吴's. The clock begins on Saturday 2026-11-21 at 20:00
/// site time.
/// </summary>
internal sealed class DunningHouse(PortalApp app)
{
    public Person Chen { get; } = Somebody(1, "S1", "陈管家");

    public Person Wu { get; } = Somebody(2, "S2", "吴管家");

    public Actor Steward { get; private set; } = Actor.Anonymous;

    public Actor Other { get; private set; } = Actor.Anonymous;

    public FeeEstate Estate { get; } = new(app);

    public async Task<DunningHouse> OpenAsync()
    {
        await app.SeedAsync(Chen, Wu);
        (Steward, Other) = (await app.AccountAsync(Roles.Steward, Chen.Id, Chen.Name), await app.AccountAsync(Roles.Steward, Wu.Id, Wu.Name));
        await Estate.UnitAsync("1-101", steward: Chen);
        await Estate.UnitAsync("1-102", steward: Chen);
        await Estate.UnitAsync("2-201", building: "2", steward: Wu);
        Assert.True((await Do<SwitchPack>().RunAsync(PortalApp.Tester, "property-steward", true, default)).IsDone);
        return this;
    }

    public T Do<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task SetAsync(string parameter, string value) =>
        Assert.Null((await Do<SetParameter>().RunAsync(PortalApp.Tester, parameter, value, null, default)).Refusal);

    /// <summary>A bill of a unit, due on a day of 2026.</summary>
    public Task BillAsync(string number, string unit, string due, long fen = 10_000) =>
        Estate.BillAsync(number, fen, unit, period: Period.Of(Day(due)), due: Day(due));

    public async Task<DunningView> ViewAsync(Actor? actor = null, DunningFilter? filter = null) =>
        (await Do<ReadDunning>().RunAsync(actor ?? PortalApp.Tester, filter ?? new DunningFilter(), 0, 50, default)).Value;

    /// <summary>The units on a list, as an actor sees it.</summary>
    public async Task<string> ListAsync(DunningStage list, Actor? actor = null) =>
        string.Join(' ', (await ViewAsync(actor, new DunningFilter(list))).Rows.Select(row => row.Unit.Code));

    public Task<Result<int>> TryAsync(DunningStage stage, string on, string form, Actor actor, params string[] units) =>
        Do<RecordDunningNotice>().RunAsync(actor, units, stage, Day(on), form, default);

    public async Task RecordAsync(DunningStage stage, string on, string form, params string[] units)
    {
        var recorded = await TryAsync(stage, on, form, PortalApp.Tester, units);
        Assert.True(recorded.IsDone, recorded.Refusal?.ToString());
    }

    /// <summary>Moves the clock as a running server would see it: planned every day.</summary>
    public async Task GoToAsync(string site)
    {
        var until = DutySeed.At(site);
        await Do<PlanOccurrences>().RunAsync(default);
        while (until - app.Clock.GetUtcNow() > TimeSpan.FromDays(1))
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await Do<PlanOccurrences>().RunAsync(default);
        }

        app.Clock.Advance(until - app.Clock.GetUtcNow());
        await Do<PlanOccurrences>().RunAsync(default);
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact("2026-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Person Somebody(int number, string code, string name) =>
        new(new PersonId(new Guid(number, 12, 0, new byte[8])), code, new PersonDetails { Name = name, Title = "管理员", Department = "客服部" });
}
