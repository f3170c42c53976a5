using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Access;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class WriterTests() : WriterRules(DatabaseProvider.Sqlite)
{
    [Fact]
    public async Task OpenWriterAsync_WhileTheWriterWrites_IsRefused()
    {
        await AddKeyAsync("first");

        var engine = App.Services.GetRequiredService<IDatabaseEngine>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.OpenWriterAsync(default));
    }

    [Fact]
    public async Task Reader_ThatTriesToWrite_IsStoppedBySqlite()
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        db.Add(Key("stray"));

        var exception = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.Equal(8, Assert.IsType<SqliteException>(exception.InnerException).SqliteErrorCode);
    }
}

/// <summary>What the one writer promises on either engine.</summary>
public abstract class WriterRules : EngineRules
{
    private protected WriterRules(DatabaseProvider engine)
        : base(engine)
    {
    }

    [EngineFact]
    public async Task WriteAsync_UnitDone_CommitsRowsAndOneAuditEntry()
    {
        var result = await AddKeyAsync("wall");

        Assert.True(result.IsDone);
        Assert.Equal(["wall"], await NamesAsync());
        var entry = Assert.Single(await AuditAsync());
        Assert.Equal(nameof(AddKey), entry.Action);
        Assert.Contains("\"Name\":\"wall\"", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("AQID", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"SecretHash\":\"•\"", entry.Changes, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task WriteAsync_UnitSavesOnItsWay_EverySaveIsInTheOneAuditEntry()
    {
        await App.Writer.WriteAsync<AddKey, int>(
            PortalApp.Tester,
            async (unit, token) =>
            {
                var key = Key("first");
                unit.Db.Add(key);
                await unit.Db.SaveChangesAsync(token);
                key.RevokedAt = unit.Now;
                unit.Db.Add(Key("second"));
                return 1;
            },
            default);

        var entry = Assert.Single(await AuditAsync());
        Assert.Contains("\"Name\":\"first\"", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"RevokedAt\":[null,", entry.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Name\":\"second\"", entry.Changes, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task WriteAsync_UnitRefused_LeavesNothing()
    {
        var refusal = new Refusal("test.no");

        var result = await App.Writer.WriteAsync<AddKey, int>(
            PortalApp.Tester,
            (unit, _) =>
            {
                unit.Db.Add(Key("ghost"));
                return Task.FromResult<Result<int>>(refusal);
            },
            default);

        Assert.Equal(refusal, result.Refusal);
        Assert.Empty(await NamesAsync());
        Assert.Empty(await AuditAsync());
    }

    [EngineFact]
    public async Task WriteAsync_EveryTenthOfManyCallersFails_KeepsExactlyTheOthersAndAnUnbrokenChain()
    {
        var callers = Enumerable.Range(0, 500).Select(async number =>
        {
            try
            {
                return (await App.Writer.WriteAsync<AddKey, int>(
                    PortalApp.Tester,
                    async (unit, _) =>
                    {
                        unit.Db.Add(Key($"key {number}"));
                        await unit.Db.SaveChangesAsync(default);
                        return number % 10 == 0 ? throw new InvalidOperationException("planned") : number;
                    },
                    default)).IsDone;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });

        var answers = await Task.WhenAll(callers);

        Assert.Equal(450, answers.Count(done => done));
        var names = await NamesAsync();
        Assert.Equal(450, names.Length);
        Assert.DoesNotContain(names, name => name.EndsWith('0'));
    }

    [EngineFact]
    public async Task WriteAsync_AuditChain_EveryEntryHashesTheOneBefore()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => AddKeyAsync($"key {number}")));

        var chain = await AuditAsync();

        Assert.Equal(50, chain.Length);
        var previous = new byte[32];
        foreach (var (entry, index) in chain.Select((entry, index) => (entry, index)))
        {
            Assert.Equal(index + 1, entry.Sequence);
            Assert.Equal(previous, entry.PreviousHash);
            Assert.Equal(entry.ComputeHash(), entry.Hash);
            previous = entry.Hash;
        }
    }

    [EngineFact]
    public async Task WriteAsync_Committed_SignalsTheEntitysTopicOnce()
    {
        using var subscription = App.Feed.Subscribe(Topics.People);

        await AddKeyAsync("wall");

        Assert.True(await subscription.WaitAsync(default));
    }

    [EngineFact]
    public async Task WriteAsync_ActorWithoutTheRight_IsRefusedBeforeAnythingRuns()
    {
        var ran = false;

        var result = await App.Writer.WriteAsync<AddKey, int>(
            Actor.Anonymous,
            (_, _) =>
            {
                ran = true;
                return Task.FromResult<Result<int>>(1);
            },
            default);

        Assert.Equal(AccessRefusals.SignInFirst, result.Refusal);
        Assert.False(ran);
    }

    private protected Task<Result<int>> AddKeyAsync(string name) =>
        App.Writer.WriteAsync<AddKey, int>(
            PortalApp.Tester,
            (unit, _) =>
            {
                unit.Db.Add(Key(name));
                return Task.FromResult<Result<int>>(1);
            },
            default);

    private protected ApiKey Key(string name) => new()
    {
        Id = TypedId.New<KeyId>(App.Clock.GetUtcNow()),
        Name = name,
        Purpose = KeyPurpose.Api,
        Scope = KeyScope.Read,
        SecretHash = KeySecret.Hash(name),
        CreatedAt = App.Clock.GetUtcNow(),
    };

    private Task<string[]> NamesAsync() => App.QueryAsync(db => db.Set<ApiKey>().Select(key => key.Name).ToArrayAsync());

    private Task<AuditEntry[]> AuditAsync() => App.QueryAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).ToArrayAsync());

    private sealed class AddKey : IUseCase
    {
        public static string Right => Rights.AccessManage;
    }
}
