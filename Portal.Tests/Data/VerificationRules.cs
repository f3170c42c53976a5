using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

public sealed class VerificationTests() : VerificationRules(DatabaseProvider.Sqlite);

/// <summary>Whatever is done to the audit chain shows, on either engine.</summary>
public abstract class VerificationRules : EngineRules
{
    private protected VerificationRules(DatabaseProvider engine)
        : base(engine)
    {
    }

    [EngineFact]
    public async Task Verify_UntouchedChain_IsSound()
    {
        await WriteAsync(20);

        Assert.Equal(new AuditFindings(20, null), await VerifyAsync());
    }

    [EngineFact]
    public async Task Verify_HeadKeptBeforeTheLastEntries_IsSound()
    {
        await WriteAsync(5);
        Keep();
        await WriteAsync(5);

        Assert.Null((await VerifyAsync()).Broken);
    }

    [EngineFact]
    public async Task Verify_ChangedEntry_IsNamed()
    {
        await WriteAsync(10);

        await TamperAsync("""UPDATE "Audit" SET "Changes" = '{}' WHERE "Sequence" = 4""");

        await AssertBrokenAsync(AuditFlaw.Changed, 4);
    }

    [EngineFact]
    public async Task Verify_ChangedActor_IsNamed()
    {
        await WriteAsync(10);

        await TamperAsync("""UPDATE "Audit" SET "ActorName" = 'nobody' WHERE "Sequence" = 1""");

        await AssertBrokenAsync(AuditFlaw.Changed, 1);
    }

    [EngineFact]
    public async Task Verify_EntryTakenOut_NamesTheOneAfter()
    {
        await WriteAsync(10);

        await TamperAsync("""DELETE FROM "Audit" WHERE "Sequence" = 4""");

        await AssertBrokenAsync(AuditFlaw.Missing, 5);
    }

    [EngineFact]
    public async Task Verify_BeginningTakenOut_NamesTheFirstThatIsLeft()
    {
        await WriteAsync(10);

        await TamperAsync("""DELETE FROM "Audit" WHERE "Sequence" <= 2""");

        await AssertBrokenAsync(AuditFlaw.Missing, 3);
    }

    [EngineFact]
    public async Task Verify_TailCutOff_ShowsByTheKeptHead()
    {
        await WriteAsync(10);
        Keep();

        await TamperAsync("""DELETE FROM "Audit" WHERE "Sequence" > 7""");

        await AssertBrokenAsync(AuditFlaw.TailMissing, 8);
    }

    [EngineFact]
    public async Task Verify_ChainComputedAnew_ShowsByTheKeptHead()
    {
        await WriteAsync(5);
        Keep();
        var last = await App.QueryAsync(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Sequence == 5));
        var forged = last with { Action = "Forged" };

        await TamperAsync(
            $"""UPDATE "Audit" SET "Action" = 'Forged', "Hash" = {Literal(forged.ComputeHash())} WHERE "Sequence" = 5""");

        await AssertBrokenAsync(AuditFlaw.NotTheKeptHead, 5);
    }

    [EngineFact]
    public async Task Verify_TailCutOffAndWritingWentOn_StillShows()
    {
        await WriteAsync(10);
        Keep();
        await TamperAsync("""DELETE FROM "Audit" WHERE "Sequence" > 7""");

        await App.Services.GetRequiredService<AuditHeadFile>().SetAsideIfLostAsync(default);
        AuditHeadFile.Write(App.Services.GetRequiredService<DataDirectory>(), await HeadAsync());

        await AssertBrokenAsync(AuditFlaw.TailMissing, 8);
    }

    [EngineFact]
    public async Task Head_ThatCannotBeKept_IsKeptAsSoonAsItCan()
    {
        var file = App.Services.GetRequiredService<AuditHeadFile>();
        var kept = App.Services.GetRequiredService<DataDirectory>().AuditHeadFile;
        var inTheWay = Directory.CreateDirectory(kept + ".new");
        await WriteAsync(3);
        await Eventually.TrueAsync(() => Second() && file.IsBehind);

        inTheWay.Delete();

        await Eventually.TrueAsync(() => Second() && File.Exists(kept));
        Assert.False(file.IsBehind);
        Assert.Null((await VerifyAsync()).Broken);
        bool Second()
        {
            App.Clock.Advance(TimeSpan.FromSeconds(1));
            return true;
        }
    }

    private async Task AssertBrokenAsync(AuditFlaw flaw, long sequence)
    {
        var broken = (await VerifyAsync()).Broken;
        Assert.Equal((flaw, sequence), (broken?.Flaw, broken?.Sequence ?? 0));
    }

    private async Task WriteAsync(int entries)
    {
        for (var number = 0; number < entries; number++)
        {
            await App.Writer.WriteAsync<Note>(
                PortalApp.Tester,
                (unit, _) =>
                {
                    unit.Record("""{"note":"一"}""");
                    return Task.FromResult(Result.Done);
                },
                default);
        }
    }

    private void Keep() => App.Services.GetRequiredService<AuditHeadFile>().Keep();

    private async Task<AuditFindings> VerifyAsync()
    {
        var (damage, audit) = await App.Services.GetRequiredService<DatabaseVerification>().RunAsync(default);
        Assert.Empty(damage);
        return audit;
    }

    private async Task<AuditHead> HeadAsync()
    {
        var last = await App.QueryAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).LastAsync());
        return new AuditHead(last.Node, last.Sequence, last.Hash);
    }

    /// <summary>As somebody with the file, or with the password of the server, would.</summary>
    private async Task TamperAsync(string sql)
    {
        await App.Writer.DisposeAsync();
        await using var connection = await App.Services.GetRequiredService<IDatabaseEngine>().OpenWriterAsync(default);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private string Literal(byte[] bytes) =>
        Engine == DatabaseProvider.Sqlite ? $"x'{Convert.ToHexString(bytes)}'" : $@"'\x{Convert.ToHexString(bytes)}'";

    private sealed class Note : IUseCase
    {
        public static string Right => Rights.SignedIn;
    }
}
