using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class BulkInsertTests : IAsyncLifetime
{
    private readonly PortalApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task BulkInsert_ManyRows_AreReadBackAsTheModelHasThem()
    {
        var keys = Enumerable.Range(0, 1000).Select(Key).ToArray();

        var result = await InsertAsync(keys);

        Assert.Equal(1000, result.Value);
        var read = await _app.QueryAsync(db => db.Set<ApiKey>().OrderBy(key => key.Id).ToArrayAsync());
        Assert.Equal(
            keys.Select(key => (key.Id, key.Name, key.Purpose, key.Scope, Convert.ToHexString(key.SecretHash), key.CreatedAt, key.RevokedAt)),
            read.Select(key => (key.Id, key.Name, key.Purpose, key.Scope, Convert.ToHexString(key.SecretHash), key.CreatedAt, key.RevokedAt)));
    }

    [Fact]
    public async Task BulkInsert_Committed_IsAuditedAndSignalled()
    {
        using var subscription = _app.Feed.Subscribe(Topics.People);

        await InsertAsync([.. Enumerable.Range(0, 3).Select(Key)]);

        Assert.True(await subscription.WaitAsync(default));
        var entry = Assert.Single(await _app.QueryAsync(db => db.Set<AuditEntry>().ToArrayAsync()));
        Assert.Contains("\"inserted\":{\"ApiKey\":3}", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BulkInsert_OneRowBad_LeavesNothing()
    {
        var keys = Enumerable.Range(0, 10).Select(Key).Append(Key(3)).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => InsertAsync(keys));

        Assert.Equal(0, await _app.QueryAsync(db => db.Set<ApiKey>().CountAsync()));
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<AuditEntry>().CountAsync()));
    }

    private Task<Result<long>> InsertAsync(ApiKey[] keys) =>
        _app.Writer.WriteAsync<InsertKeys, long>(
            PortalApp.Tester, async (unit, token) => await unit.BulkInsertAsync(keys, token), default);

    private ApiKey Key(int number) => new()
    {
        Id = TypedId.New<KeyId>(_app.Clock.GetUtcNow().AddMilliseconds(number)),
        Name = $"钥匙 {number}",
        Purpose = number % 2 == 0 ? KeyPurpose.Api : KeyPurpose.Device,
        Scope = KeyScope.Write,
        SecretHash = KeySecret.Hash($"{number}"),
        CreatedAt = _app.Clock.GetUtcNow(),
        RevokedAt = number % 3 == 0 ? null : _app.Clock.GetUtcNow().AddSeconds(number),
    };

    private sealed class InsertKeys : IUseCase
    {
        public static string Right => Rights.AccessManage;
    }
}
