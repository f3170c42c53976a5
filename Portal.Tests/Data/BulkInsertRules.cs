using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class BulkInsertTests() : BulkInsertRules(DatabaseProvider.Sqlite);

/// <summary>Rows that go past the change tracker, on either engine.</summary>
public abstract class BulkInsertRules : EngineRules
{
    private protected BulkInsertRules(DatabaseProvider engine)
        : base(engine)
    {
    }

    [EngineFact]
    public async Task BulkInsert_ManyRows_AreReadBackAsTheModelHasThem()
    {
        var keys = Enumerable.Range(0, 1000).Select(Key).ToArray();

        var result = await InsertAsync(keys);

        Assert.Equal(1000, result.Value);
        var read = await App.QueryAsync(db => db.Set<ApiKey>().OrderBy(key => key.Id).ToArrayAsync());
        Assert.Equal(
            keys.Select(key => (key.Id, key.Name, key.Purpose, key.Scope, Convert.ToHexString(key.SecretHash), key.CreatedAt, key.RevokedAt)),
            read.Select(key => (key.Id, key.Name, key.Purpose, key.Scope, Convert.ToHexString(key.SecretHash), key.CreatedAt, key.RevokedAt)));
    }

    [EngineFact]
    public async Task BulkInsert_Committed_IsAuditedAndSignalled()
    {
        using var subscription = App.Feed.Subscribe(Topics.People);

        await InsertAsync([.. Enumerable.Range(0, 3).Select(Key)]);

        Assert.True(await subscription.WaitAsync(default));
        var entry = Assert.Single(await App.QueryAsync(db => db.Set<AuditEntry>().ToArrayAsync()));
        Assert.Contains("\"inserted\":{\"ApiKey\":3}", entry.Changes, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task BulkInsert_OneRowBad_LeavesNothing()
    {
        var keys = Enumerable.Range(0, 10).Select(Key).Append(Key(3)).ToArray();

        await Assert.ThrowsAnyAsync<Exception>(() => InsertAsync(keys));

        Assert.Equal(0, await App.QueryAsync(db => db.Set<ApiKey>().CountAsync()));
        Assert.Equal(0, await App.QueryAsync(db => db.Set<AuditEntry>().CountAsync()));
    }

    [EngineFact]
    public async Task BulkInsertNew_SomeRowsThere_WritesTheOthersAndChangesNone()
    {
        await InsertAsync([.. Enumerable.Range(0, 5).Select(Key)]);
        ApiKey[] all = [.. Enumerable.Range(0, 5).Select(number => Key(number, "另一把")), .. Enumerable.Range(5, 5).Select(Key)];

        var written = await InsertNewAsync(all);
        var again = await InsertNewAsync(all);

        Assert.Equal(all.Skip(5), written);
        Assert.Empty(again);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"钥匙 {number}").Order(), await App.QueryAsync(db => db.Set<ApiKey>().Select(key => key.Name).Order().ToArrayAsync()));
        Assert.Equal(2, await App.QueryAsync(db => db.Set<AuditEntry>().CountAsync()));
    }

    private async Task<ApiKey[]> InsertNewAsync(ApiKey[] keys) =>
        (await App.Writer.WriteAsync<InsertKeys, ApiKey[]>(PortalApp.Tester, async (unit, token) => (await unit.BulkInsertNewAsync(keys, token)).ToArray(), default)).Value;

    private Task<Result<long>> InsertAsync(ApiKey[] keys) =>
        App.Writer.WriteAsync<InsertKeys, long>(
            PortalApp.Tester, async (unit, token) => await unit.BulkInsertAsync(keys, token), default);

    private ApiKey Key(int number) => Key(number, $"钥匙 {number}");

    private ApiKey Key(int number, string name) => new()
    {
        Id = TypedId.New<KeyId>(App.Clock.GetUtcNow().AddMilliseconds(number)),
        Name = name,
        Purpose = number % 2 == 0 ? KeyPurpose.Api : KeyPurpose.Device,
        Scope = KeyScope.Write,
        SecretHash = KeySecret.Hash($"{number}"),
        CreatedAt = App.Clock.GetUtcNow(),
        RevokedAt = number % 3 == 0 ? null : App.Clock.GetUtcNow().AddSeconds(number),
    };

    private sealed class InsertKeys : IUseCase
    {
        public static string Right => Rights.AccessManage;
    }
}
