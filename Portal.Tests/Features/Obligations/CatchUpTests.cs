using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Events;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Jobs;
using Portal.Packs;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>What is sent and recorded after a standstill. The clock begins on Saturday 2026-11-21 at 20:00 site time.</summary>
[Trait("Engines", "Both")]
public sealed class CatchUpTests : IAsyncLifetime
{
    private const string Pack = """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "每日巡查。", "en": "Patrol each day." } ],
          "obligations": [
            { "key": "each", "zh": "每次", "en": "Each", "clauses": ["X-001"], "trigger": { "on": "everyday", "at": ["09:00"] }, "audience": { "role": "supervisor" }, "evidence": "confirm", "catchUp": "each" },
            { "key": "one", "zh": "一次", "en": "One", "clauses": ["X-001"], "trigger": { "on": "everyday", "at": ["09:00"] }, "audience": { "role": "supervisor" }, "evidence": "confirm", "catchUp": "one" },
            { "key": "never", "zh": "不补", "en": "None", "clauses": ["X-001"], "trigger": { "on": "everyday", "at": ["09:00"] }, "audience": { "role": "supervisor" }, "evidence": "confirm", "catchUp": "none" },
            { "key": "often", "zh": "常查", "en": "Often", "clauses": ["X-001"], "trigger": { "spread": 144, "on": "everyday", "from": "00:00", "to": "23:59" }, "audience": { "role": "supervisor" }, "evidence": "confirm", "catchUp": "one" },
            { "key": "parcel", "zh": "取件", "en": "Parcel", "clauses": ["X-001"], "trigger": { "event": "visitors.left", "offset": 10, "unit": "minutes", "direction": "after" }, "audience": { "holder": true }, "evidence": "confirm", "catchUp": "one" } ]
        }
        """;

    private readonly PortalApp _app = new(services => services.AddSingleton(PackLibrary.Of([("sample.json", Pack)])));
    private DutySeed _seed = null!;

    public async Task InitializeAsync()
    {
        _seed = new DutySeed(_app).Person("S", title: Roles.Supervisor.Chinese).Person("A").Person("B");
        await _seed.SaveAsync();
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "sample", true, default)).IsDone);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    /// <summary>Each, the latest, or none; of two people's things none stands for the other's. All are told as late, once.</summary>
    [Fact]
    public async Task Standstill_IsCaughtUp_ByTheObligationsOwnPolicy()
    {
        await RanAsync();
        await _app.SeedAsync(Parcel("A", "2026-11-22 10:00"), Parcel("B", "2026-11-22 15:00"));
        await ResumeAsync("2026-11-23 12:00");

        var told = (await MessagesAsync()).Where(message => !message.Origin!.StartsWith("often|", StringComparison.Ordinal)).Select(message => (message.Person, message.Text, message.DueAt, message.IsLate)).ToArray();
        var (first, second) = (DutySeed.At("2026-11-22 09:00"), DutySeed.At("2026-11-23 09:00"));
        Assert.Equal(
            [
                (_seed["S"], "obligation.late", first, true), (_seed["A"], "obligation.late", DutySeed.At("2026-11-22 10:10"), true), (_seed["B"], "obligation.late", DutySeed.At("2026-11-22 15:10"), true),
                (_seed["S"], "obligation.late", second, true), (_seed["S"], "obligation.late", second, true),
            ],
            told.OrderBy(one => one.DueAt));
        await ResumeAsync("2026-11-23 12:00:30");
        Assert.Equal(5 + 1, (await MessagesAsync()).Count);
    }

    /// <summary>More than are settled at once are still caught up on by one reminder, the latest.</summary>
    [Fact]
    public async Task Standstill_WithMoreThanABatch_TellsOneOfThem()
    {
        await RanAsync();
        await ResumeAsync("2026-11-23 12:00");

        Assert.True(await _app.QueryAsync(db => db.Set<OccurrenceStage>().CountAsync(stage => stage.Obligation == "often" && stage.SettledAt != null)) > SendStages.Batch);
        Assert.Equal(DutySeed.At("2026-11-23 11:59"), Assert.Single(await MessagesAsync(), message => message.Origin!.StartsWith("often|", StringComparison.Ordinal)).DueAt, TimeSpan.FromMinutes(10));
    }

    /// <summary>What was done before the server stopped stands for nothing: the earlier one is still told.</summary>
    [Fact]
    public async Task Latest_ThatIsDone_DoesNotSilenceTheOneBefore()
    {
        await RanAsync();
        _app.Clock.MoveTo(DutySeed.At("2026-11-22 08:30"));
        await _app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        _app.Clock.MoveTo(DutySeed.At("2026-11-23 08:30"));
        await _app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        Assert.True((await _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(PortalApp.Tester, "one", "20261123", null, default)).IsDone);
        await ResumeAsync("2026-11-23 12:00");

        Assert.Equal(DutySeed.At("2026-11-22 09:00"), Assert.Single(await MessagesAsync(), message => message.Origin!.StartsWith("one|", StringComparison.Ordinal)).DueAt);
    }

    /// <summary>A standstill of nine days leaves no day out of the record.</summary>
    [Fact]
    public async Task Standstill_LongerThanTheUsualLookBack_IsRecordedWhole()
    {
        await RanAsync();
        await ResumeAsync("2026-11-30 12:00");

        var now = _app.Clock.GetUtcNow();
        var missed = (await _app.QueryAsync(db => db.Set<DueOccurrence>().ToListAsync())).Where(row => row.Standing(now) == OccurrenceStanding.Missed).ToLookup(row => row.Obligation);
        Assert.All(new[] { "each", "one", "never" }, key => Assert.Equal(9, missed[key].Count()));
        Assert.Equal((9, 1, 0), (await ToldAsync("each|"), await ToldAsync("one|"), await ToldAsync("never|")));

        await RanAsync();
        await ResumeAsync("2026-11-30 12:01");
        Assert.Equal((9, 1, 0), (await ToldAsync("each|"), await ToldAsync("one|"), await ToldAsync("never|")));
    }

    /// <summary>The minute job came to its end now.</summary>
    private async Task RanAsync()
    {
        await _app.Services.GetRequiredService<ReconcileObligations>().RunAsync(default);
        var now = _app.Clock.GetUtcNow();
        var run = new JobRun { Id = TypedId.New<JobRunId>(now), Job = ReconcileObligations.Name, ScheduledAt = now, StartedAt = now, Node = "test" };
        run.End(JobOutcome.Done, now, new JobTally());
        await _app.SeedAsync(run);
    }

    private async Task ResumeAsync(string siteTime)
    {
        _app.Clock.MoveTo(DutySeed.At(siteTime));
        await _app.Services.GetRequiredService<ReconcileObligations>().RunAsync(default);
    }

    private RecordedEvent Parcel(string person, string at) => new()
    {
        Id = TypedId.New<RecordedEventId>(_app.Clock.GetUtcNow()), Kind = "visitors.left", Label = person, At = DutySeed.At(at), Holder = _seed[person], RecordedBy = "test", RecordedAt = DutySeed.At(at),
    };

    private Task<List<InboxMessage>> MessagesAsync() => _app.QueryAsync(db => db.Set<InboxMessage>().Where(message => message.Origin != null).ToListAsync());

    private async Task<int> ToldAsync(string origin) => (await MessagesAsync()).Count(message => message.Origin!.StartsWith(origin, StringComparison.Ordinal));
}
