using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Features.Access;
using Portal.Features.Demo;
using Portal.Jobs;
using Portal.Tests.Jobs;
using Portal.Tests.Support;

namespace Portal.Tests.Postgres;

/// <summary>What two nodes of one database share, and what only one of them may do.</summary>
public sealed class NodesTogetherTests : IAsyncLifetime
{
    private readonly PostgresDatabase _database = new();
    private readonly List<PortalApp> _nodes = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    [EngineFact]
    public async Task Cookie_OfOneNode_IsGoodOnTheOther()
    {
        var (first, second) = await StartBothAsync();
        var password = (await first.Services.GetRequiredService<CreateAccount>().RunAsync(PortalApp.Tester, "wang", default)).Value;
        var browser = first.Browse();
        Assert.Equal("/", PlainBrowser.PathOf(await browser.SignInAsync("wang", password)));

        var elsewhere = second.Browse();
        foreach (var (name, value) in browser.Cookies)
        {
            elsewhere.Cookies.Add(name, value);
        }

        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync(Guards.PasswordPath)).StatusCode);
        Assert.StartsWith("/login", PlainBrowser.PathOf(await second.Browse().GetAsync(Guards.PasswordPath)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(first.DataDirectory, "keys")));
    }

    [EngineFact]
    public async Task Start_OfBothAtOnce_MakesOneKey()
    {
        var (first, second) = await StartBothAsync();
        await Task.WhenAll(first.Browse().GetAsync("/login"), second.Browse().GetAsync("/login"));

        Assert.Equal(1, await first.QueryAsync(db => db.Set<ProtectionKey>().CountAsync()));
        Assert.Equal(0, await first.QueryAsync(db => db.Set<AuditEntry>().CountAsync()));
    }

    [EngineFact]
    public async Task Firing_OnBothNodes_RunsOnOne()
    {
        var script = new ScriptedJob.Script();
        var (first, second) = await StartBothAsync(services => ScriptedJob.Register(services, script));
        var instant = first.Clock.GetUtcNow();

        for (var firing = 0; firing < 20; firing++)
        {
            var at = instant.AddMinutes(firing);
            var outcomes = await Task.WhenAll(
                from node in new[] { first, second } select node.Services.GetRequiredService<JobRunner>().RunAsync(ScriptedJob.Name, at, default));
            Assert.Single(outcomes, outcome => outcome.IsDone);
            Assert.Single(outcomes, outcome => outcome.Refusal == JobRefusals.AlreadyFired);
        }

        Assert.Equal(20, script.Runs);
        Assert.Equal(20, await first.QueryAsync(db => db.Set<JobRun>().CountAsync(run => run.Job == ScriptedJob.Name)));
    }

    /// <summary>Quartz itself, by the machine's clock: both nodes are told the same schedule and share its firings.</summary>
    [EngineFact]
    public async Task Schedule_OfACluster_RunsEachFiringOnce()
    {
        var script = new ScriptedJob.Script();
        await StartBothAsync(services =>
        {
            ScriptedJob.Register(services, script, new ScriptedJob.EverySecond());
            services.Configure<JobsOptions>(options => options.Scheduler = true);
        });

        await Eventually.TrueAsync(() => Volatile.Read(ref script.Runs) >= 6, TimeSpan.FromSeconds(90));
        await Task.WhenAll(_nodes.Select(node => node.Services.GetRequiredService<SchedulerHost>().StopAsync(default)));

        var firings = await _nodes[0].QueryAsync(db => db.Set<JobRun>().Where(run => run.Job == ScriptedJob.Name).Select(run => run.ScheduledAt).ToListAsync());
        Assert.Equal(firings.Count, firings.Distinct().Count());
        Assert.InRange(Volatile.Read(ref script.Runs), 6, firings.Count);
    }

    [EngineFact]
    public async Task Demonstration_IsMovedByOneNode_AndByTheOtherWhenThatOneIsGone()
    {
        await using (var maker = new PortalApp(postgres: _database))
        {
            using var scope = maker.Services.CreateScope();
            Assert.True((await scope.ServiceProvider.GetRequiredService<FillEstate>().RunAsync(PortalApp.Tester, new EstatePlan(60, 2, 1), default)).IsDone);
        }

        var (first, second) = await StartBothAsync(services => services.Configure<PortalOptions>(options => options.Demo = true));
        await MoveUntilAsync(() => MoversAsync(), movers => movers.Count == 1 && movers.Values.Single() >= 12);
        var mover = Assert.Single(await MoversAsync()).Key;
        var (leader, other) = NameOf(first) == mover ? (first, second) : (second, first);

        _nodes.Remove(leader);
        await leader.DisposeAsync();
        await MoveUntilAsync(() => MoversAsync(), movers => movers.ContainsKey(NameOf(other)));
    }

    private async Task<(PortalApp First, PortalApp Second)> StartBothAsync(Action<IServiceCollection>? services = null)
    {
        _nodes.AddRange([new PortalApp(services, _database), new PortalApp(services, _database)]);
        await Task.WhenAll(_nodes.Select(node => Task.Run(() => node.Services)));
        return (_nodes[0], _nodes[1]);
    }

    private static string NameOf(PortalApp node) => node.Services.GetRequiredService<NodeName>().Value;

    /// <summary>Which nodes moved the estate, and how often: what the demonstration did beyond its making and its entrance.</summary>
    private async Task<Dictionary<string, int>> MoversAsync()
    {
        string[] making = [nameof(FillEstate), nameof(DemoEntrance), nameof(CreateDemonstrationAccounts), nameof(CreateKey)];
        return await _nodes[0].QueryAsync(db => db.Set<AuditEntry>()
            .Where(entry => !making.Contains(entry.Action))
            .GroupBy(entry => entry.Node)
            .ToDictionaryAsync(chain => chain.Key, chain => chain.Count()));
    }

    private Task MoveUntilAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted) => Eventually.TrueAsync(
        async () =>
        {
            _nodes.ForEach(node => node.Clock.Advance(TimeSpan.FromSeconds(1)));
            return wanted(await ask());
        },
        TimeSpan.FromSeconds(90));
}
