using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Postgres;

/// <summary>Two nodes on one database.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PostgresDatabase _database = new();
    private readonly PortalApp _first;
    private readonly PortalApp _second;

    public NodesTests()
    {
        _first = new PortalApp(postgres: _database);
        _second = new PortalApp(postgres: _database);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await _database.DisposeAsync();
    }

    [EngineFact]
    public async Task ChangeOnOneNode_ReachesTheFeedOfTheOther()
    {
        await ListenAsync();
        using var subscription = _second.Feed.Subscribe(Topics.People);

        await AddKeyAsync(_first, "wall");

        Assert.True(await subscription.WaitAsync(default).AsTask().WaitAsync(Patience, TimeProvider.System));
        Assert.Equal(["wall"], await _second.QueryAsync(db => db.Set<ApiKey>().Select(key => key.Name).ToArrayAsync()));
    }

    [EngineFact]
    public async Task KeyRevokedOnOneNode_OpensNothingOnTheOther()
    {
        await ListenAsync();
        var secret = (await _first.Services.GetRequiredService<CreateKey>()
            .RunAsync(PortalApp.Tester, "wall", KeyPurpose.Device, KeyScope.Read, default)).Value;
        var directory = _second.Services.GetRequiredService<AccessDirectory>();
        Assert.NotNull(await EventuallyAsync(() => directory.FindKey(secret), found => found is not null));
        var id = await _first.QueryAsync(db => db.Set<ApiKey>().Select(key => key.Id).SingleAsync());

        await _first.Services.GetRequiredService<RevokeKey>().RunAsync(PortalApp.Tester, id, default);

        Assert.Null(await EventuallyAsync(() => directory.FindKey(secret), found => found is null));
    }

    [EngineFact]
    public async Task BothNodesWriteAtOnce_NothingIsLostAndEachKeepsAChainOfItsOwn()
    {
        await Task.WhenAll(AddKeyAsync(_first, "counter 0"), Task.CompletedTask);

        await Task.WhenAll(Enumerable.Range(0, 100).SelectMany(_ => new[] { CountAsync(_first), CountAsync(_second) }));

        Assert.Equal(["counter 200"], await _first.QueryAsync(db => db.Set<ApiKey>().Select(key => key.Name).ToArrayAsync()));
        var chains = await _first.QueryAsync(db =>
            db.Set<AuditEntry>().Where(entry => entry.Action == nameof(Count)).GroupBy(entry => entry.Node).Select(chain => chain.Count()).OrderBy(count => count).ToArrayAsync());
        Assert.Equal([100, 101], chains);
        Assert.Null((await _first.Services.GetRequiredService<AuditVerification>().RunAsync(default)).Broken);
        Assert.Null((await _second.Services.GetRequiredService<AuditVerification>().RunAsync(default)).Broken);
    }

    [EngineFact]
    public async Task ConnectionsLost_TheWriterAndTheRelayComeBack()
    {
        await ListenAsync();
        await AddKeyAsync(_first, "before");

        await _database.DisconnectAllAsync();

        Assert.True((await AddKeyAsync(_first, "after")).IsDone);
        using var subscription = _second.Feed.Subscribe(Topics.People);
        var heard = subscription.WaitAsync(default).AsTask();
        await EventuallyAsync(
            () =>
            {
                // The relay waits a second of the test's clock before it tries again.
                _first.Clock.Advance(TimeSpan.FromSeconds(1));
                _second.Clock.Advance(TimeSpan.FromSeconds(1));
                return heard.IsCompleted;
            },
            done => done);
        Assert.True(await heard);
        Assert.Null((await _first.Services.GetRequiredService<AuditVerification>().RunAsync(default)).Broken);
    }

    private async Task ListenAsync()
    {
        foreach (var node in new[] { _first, _second })
        {
            await node.Services.GetRequiredService<NodeRelay>().Listening.WaitAsync(Patience, TimeProvider.System);
        }
    }

    private static async Task<T> EventuallyAsync<T>(Func<T> ask, Func<T, bool> wanted)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!deadline.IsCancellationRequested)
        {
            if (ask() is var answer && wanted(answer))
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, default);
        }

        return ask();
    }

    private static Task<Result<bool>> AddKeyAsync(PortalApp app, string name) =>
        app.Writer.WriteAsync<Count, bool>(
            PortalApp.Tester,
            (unit, _) =>
            {
                unit.Db.Add(new ApiKey
                {
                    Id = TypedId.New<KeyId>(unit.Now),
                    Name = name,
                    Purpose = KeyPurpose.Device,
                    Scope = KeyScope.Read,
                    SecretHash = KeySecret.Hash(name),
                    CreatedAt = unit.Now,
                });
                return Task.FromResult<Result<bool>>(true);
            },
            default);

    /// <summary>Reads, adds one and writes: lost as soon as two nodes do it at once.</summary>
    private static Task<Result> CountAsync(PortalApp app) =>
        app.Writer.WriteAsync<Count>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                var key = await unit.Db.Set<ApiKey>().SingleAsync(token);
                var next = int.Parse(key.Name.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) + 1;
                unit.Db.Entry(key).Property(row => row.Name).CurrentValue = $"counter {next}";
                return Result.Done;
            },
            default);

    private sealed class Count : IUseCase
    {
        public static string Right => Rights.AccessManage;
    }
}
