using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Packs;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations;

/// <summary>Forms answered item by item, closed, frozen and corrected; photographs, signatures, and single occurrences moved.</summary>
[Trait("Engines", "Both")]
public sealed class EvidenceTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private static readonly PackLibrary Library = PackLibrary.Of([("sample.json", """
        {
          "id": "sample", "name": { "zh": "样例", "en": "Sample" }, "about": { "zh": "样例。", "en": "A sample." }, "origin": "documents",
          "clauses": [ { "id": "X-001", "area": "duty", "class": "remind", "source": "000 §1", "zh": "每日巡查。", "en": "Patrol each day." } ],
          "lists": [ { "key": "cameras", "zh": "摄像机", "en": "Cameras" } ],
          "obligations": [
            { "key": "patrol", "zh": "巡查", "en": "Patrol", "clauses": [ "X-001" ], "trigger": { "on": "everyday", "at": [ "22:00" ] },
              "audience": { "onDuty": "lounge" }, "evidence": "checklist", "opens": 600,
              "form": [
                { "key": "door", "zh": "门", "en": "Door", "kind": "tick" },
                { "key": "picture", "zh": "画面", "en": "Picture", "kind": "okOrFault", "each": "cameras" },
                { "key": "photo", "zh": "照片", "en": "Photograph", "kind": "photo", "required": false }
              ] },
            { "key": "slip", "zh": "假条", "en": "Slip", "clauses": [ "X-001" ], "trigger": { "on": "everyday", "at": [ "22:00" ] },
              "audience": { "onDuty": "lounge" }, "evidence": "signature", "opens": 600 },
            { "key": "meeting", "zh": "例会", "en": "Meeting", "clauses": [ "X-001" ], "trigger": { "onWeekdayOfMonth": { "ordinal": "last", "weekday": "sat" }, "at": [ "10:00" ] },
              "audience": { "role": "supervisor" }, "evidence": "confirm" },
            { "key": "report", "zh": "报表", "en": "Report", "clauses": [ "X-001" ], "trigger": { "onWeekdayOfMonth": { "ordinal": "last", "weekday": "sat" }, "at": [ "18:00" ], "daysBefore": 1 },
              "audience": { "role": "supervisor" }, "evidence": "confirm", "follows": "meeting" }
          ]
        }
        """)]);

    private readonly PortalApp _app = new(services => services.AddSingleton(Library));
    private DutySeed _seed = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Checklist_ClosesOnlyWhenEveryItemIsAnswered()
    {
        var (actor, line) = await PatrolAsync("C1", "C2");

        Assert.Equal(["door", "picture C1", "picture C2", "photo"], line.Asked.Select(asked => $"{asked.Item.Key} {asked.Thing}".Trim()));
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(actor, line)).Refusal?.Code);
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", "yes"));
        await AnswerAsync(actor, line, new EvidenceAnswer("picture", "C1", "ok"));
        Assert.Equal([1, "画面"], Args((await ConfirmAsync(actor, line)).Refusal!));
        Assert.Equal("evidence.remark-missing", (await KeepAsync(actor, line, new EvidenceAnswer("picture", "C2", "fault"))).Refusal?.Code);
        await AnswerAsync(actor, line, new EvidenceAnswer("picture", "C2", "fault", "无画面"));

        Assert.True((await ConfirmAsync(actor, line)).IsDone);

        line = await LineAsync("patrol");
        Assert.Equal((OccurrenceStanding.Done, true), (line.Standing, line.HasFinding));
        Assert.Equal(["door yes ", "picture ok ", "picture fault 无画面"], line.Answers.Select(answer => $"{answer.Item} {answer.Value} {answer.Remark}"));
    }

    [Fact]
    public async Task Answer_CanBeChangedAndTakenBackUntilItIsDone_AndNotAfter()
    {
        var (actor, line) = await PatrolAsync();
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", "yes"));
        await AnswerAsync(actor, line, new EvidenceAnswer("picture", "", "fault", "黑屏"));
        await AnswerAsync(actor, line, new EvidenceAnswer("picture", "", "ok"));
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", ""));
        Assert.Equal("evidence.incomplete", (await ConfirmAsync(actor, line)).Refusal?.Code);
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", "yes"));
        Assert.True((await ConfirmAsync(actor, line)).IsDone);

        Assert.Equal("obligations.already-done", (await KeepAsync(actor, line, new EvidenceAnswer("picture", "", "fault", "又黑屏"))).Refusal?.Code);
        Assert.Equal("obligations.already-done", (await KeepAsync(actor, line, new EvidenceAnswer("door", "", ""))).Refusal?.Code);
        Assert.Equal(["yes", "ok"], (await LineAsync("patrol")).Answers.Select(answer => answer.Value));
    }

    [Fact]
    public async Task Correction_OfWhatIsDone_StandsBesideTheAnswerWithItsReason()
    {
        var (actor, line) = await PatrolAsync();
        var add = _app.Services.GetRequiredService<AddCorrection>();
        var right = new EvidenceAnswer("picture", "", "fault", "夜里黑屏");
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", "yes"));
        await AnswerAsync(actor, line, new EvidenceAnswer("picture", "", "ok"));
        Assert.Equal("obligations.not-done", (await add.RunAsync(actor, "patrol", line.Key, right, "看错", default)).Refusal?.Code);
        await ConfirmAsync(actor, line);

        Assert.Equal("obligations.reason-missing", (await add.RunAsync(actor, "patrol", line.Key, right, " ", default)).Refusal?.Code);
        Assert.Equal("evidence.remark-missing", (await add.RunAsync(actor, "patrol", line.Key, right with { Remark = null }, "看错", default)).Refusal?.Code);
        Assert.Equal("evidence.item-unknown", (await add.RunAsync(actor, "patrol", line.Key, right with { Item = "roof" }, "看错", default)).Refusal?.Code);
        _app.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.True((await add.RunAsync(actor, "patrol", line.Key, right, "看错", default)).IsDone);

        var entries = (await LineAsync("patrol")).Answers.Where(answer => answer.Item == "picture").ToArray();
        Assert.Equal([(0, "ok", null), (1, "fault", "看错")], entries.Select(entry => (entry.Number, entry.Value, entry.Reason)));
        Assert.Equal((actor.Name, _app.Clock.GetUtcNow()), (entries[1].By, entries[1].At));
    }

    [Fact]
    public async Task Answer_OfOthers_IsRefused_AndOfAShiftThatHasEnded_IsNot()
    {
        var (mine, line) = await PatrolAsync();
        var other = await _app.AccountAsync(Roles.Staff, _seed["O"]);
        Assert.Equal("obligations.not-concerned", (await KeepAsync(other, line, new EvidenceAnswer("door", "", "yes"))).Refusal?.Code);

        _app.Clock.MoveTo(DutySeed.At("22:10"));

        Assert.Equal("obligations.not-concerned", (await KeepAsync(other, line, new EvidenceAnswer("door", "", "yes"))).Refusal?.Code);
        await AnswerAsync(mine, line, new EvidenceAnswer("door", "", "yes"));
    }

    [Fact]
    public async Task Answer_IsInTheAudit_AndThePictureIsNot()
    {
        var (actor, line) = await PatrolAsync();
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", "yes"));
        Assert.True((await PhotoAsync(actor, line, Pictures.Png(40, 30))).IsDone);

        var details = await _app.QueryAsync(db => db.Set<AuditEntry>().OrderByDescending(entry => entry.Sequence).Take(2).Select(entry => entry.Changes).ToListAsync());

        Assert.Contains(details, text => text.Contains("door", StringComparison.Ordinal));
        Assert.Contains(details, text => text.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Pictures.Png(40, 30))), StringComparison.Ordinal));
        Assert.DoesNotContain(details, text => text.Contains(Convert.ToBase64String(Pictures.Png(40, 30))[..24], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Photo_ThatIsNone_IsRefusedAndNothingIsKept()
    {
        var (actor, line) = await PatrolAsync();

        Assert.Equal("obligations.no-photo", (await PhotoAsync(actor, line, "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray())).Refusal?.Code);
        Assert.Equal("obligations.no-photo", (await PhotoAsync(actor, line, [])).Refusal?.Code);
        Assert.Equal("obligations.no-photo", (await PhotoAsync(actor, line, Pictures.Png(40, 30)[..20])).Refusal?.Code);
        Assert.Equal("obligations.photo-too-large", (await PhotoAsync(actor, line, new byte[KeepPhoto.LargestFile + 1])).Refusal?.Code);
        Assert.Equal(0, await _app.QueryAsync(db => db.Set<EvidencePhoto>().CountAsync()));
    }

    [Fact]
    public async Task Photo_TakenAgain_ReplacesTheOneBefore()
    {
        var (actor, line) = await PatrolAsync();
        Assert.True((await PhotoAsync(actor, line, Pictures.Png(40, 30))).IsDone);
        Assert.True((await PhotoAsync(actor, line, Pictures.Jpeg(64, 48))).IsDone);

        Assert.Equal(["image/jpeg"], await _app.QueryAsync(db => db.Set<EvidencePhoto>().Select(photo => photo.ContentType).ToListAsync()));
    }

    [Fact]
    public async Task Photo_IsServedToWhoMaySeeIt_AsWhatItIs()
    {
        var (actor, line) = await PatrolAsync();
        await PhotoAsync(actor, line, Pictures.Jpeg(64, 48));
        var id = (await LineAsync("patrol")).Answers.Single().Value;
        var address = "/evidence/photos/" + Guid.ParseExact(id, "N");
        var read = _app.Services.GetRequiredService<ReadPhoto>();

        using var stranger = _app.CreateClient(new() { AllowAutoRedirect = false });
        var refused = await stranger.GetAsync(address);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal("access.sign-in-first", (await read.RunAsync(Actor.Anonymous, new PhotoId(Guid.ParseExact(id, "N")), default)).Refusal?.Code);

        using var api = await _app.ApiAsync(KeyScope.Read);
        var served = await api.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (served.StatusCode, served.Content.Headers.ContentType?.MediaType));
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", served.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(Pictures.Jpeg(64, 48), await served.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/evidence/photos/" + Guid.Empty)).StatusCode);
    }

    [Fact]
    public async Task Signature_IsOnesOwnPasswordTypedAgain()
    {
        await PatrolAsync();
        var actor = await SignerAsync();
        var line = await LineAsync("slip");
        using var scope = _app.Services.CreateScope();
        var sign = scope.ServiceProvider.GetRequiredService<SignOccurrence>();

        Assert.Equal("obligations.signature-missing", (await ConfirmAsync(actor, line)).Refusal?.Code);
        Assert.Equal("access.password-wrong", (await sign.RunAsync(actor, "slip", line.Key, null, "wrong horse battery", default)).Refusal?.Code);
        Assert.Equal("access.only-oneself", (await sign.RunAsync(PortalApp.Tester, "slip", line.Key, null, Password, default)).Refusal?.Code);
        Assert.Null((await LineAsync("slip")).DoneAt);
        Assert.True((await sign.RunAsync(actor, "slip", line.Key, "收到", Password, default)).IsDone);

        Assert.Equal((actor.Name, actor.Id), (await LineAsync("slip")).Answers.Select(entry => (entry.By, entry.Value)).Single());
    }

    [Fact]
    public async Task Signature_WithTooManyWrongPasswords_IsRefusedForAWhile()
    {
        await PatrolAsync();
        var actor = await SignerAsync();
        using var scope = _app.Services.CreateScope();
        var verify = scope.ServiceProvider.GetRequiredService<VerifyOwnPassword>();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal("access.password-wrong", (await verify.RunAsync(actor, "", default)).Refusal?.Code);
        }

        Assert.Equal("access.too-many-attempts", (await verify.RunAsync(actor, Password, default)).Refusal?.Code);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await verify.RunAsync(actor, Password, default)).IsDone);
    }

    [Theory]
    [InlineData("", "obligations.reason-missing")]
    [InlineData("台风", null)]
    public async Task Move_WithoutAReason_IsRefused(string reason, string? refusal)
    {
        await PatrolAsync();

        var moved = await MoveAsync((await RowsAsync("patrol")).First(row => row.Due > _app.Clock.GetUtcNow()), DutySeed.At("2026-11-23 09:00"), reason);

        Assert.Equal(refusal, moved.Refusal?.Code);
    }

    [Fact]
    public async Task Move_OfWhatIsDueOrDone_IsRefused()
    {
        var (actor, line) = await PatrolAsync();
        await AnswerAsync(actor, line, new EvidenceAnswer("door", "", "yes"));
        await AnswerAsync(actor, line, new EvidenceAnswer("picture", "", "ok"));
        await ConfirmAsync(actor, line);
        var slip = Assert.Single(await RowsAsync("slip"), row => row.Due == DutySeed.At("22:00"));

        Assert.Equal("obligations.too-late-to-move", (await MoveAsync(Assert.Single(await RowsAsync("patrol"), row => row.DoneAt is not null), DutySeed.At("23:00"), "晚点")).Refusal?.Code);
        Assert.Equal("obligations.too-late-to-move", (await MoveAsync(slip, DutySeed.At("19:00"), "早点")).Refusal?.Code);
        _app.Clock.MoveTo(DutySeed.At("22:00"));
        Assert.Equal("obligations.too-late-to-move", (await MoveAsync(slip, DutySeed.At("23:00"), "晚点")).Refusal?.Code);
    }

    private static object?[] Args(Refusal refusal) => [.. refusal.Args.Select(arg => arg is Portal.Domain.Rulebook.Wording wording ? wording.Chinese : arg)];

    /// <summary>Somebody on duty until 22:00, and the patrol that is open.</summary>
    private async Task<(Actor Actor, ObligationLine Line)> PatrolAsync(params string[] cameras)
    {
        _seed = new DutySeed(_app).Person("N").Person("O").Post("休息室").Shift("N", "休息室", "2026-11-21 14:00", "2026-11-21 22:00");
        await _seed.SaveAsync();
        Assert.True((await _app.Services.GetRequiredService<SaveThings>().RunAsync(PortalApp.Tester, "cameras", cameras, default)).IsDone);
        Assert.True((await _app.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, "sample", true, default)).IsDone);
        await _app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
        return (await _app.AccountAsync(Roles.Staff, _seed["N"], "夜班员"), await LineAsync("patrol"));
    }

    /// <summary>Somebody with a password, who manages duty.</summary>
    private async Task<Actor> SignerAsync()
    {
        var account = Account.New(_app.Clock.GetUtcNow(), new NewAccount("signer", "签收人", [Roles.Supervisor.Key], null) { OwnPassword = true }, "");
        using var scope = _app.Services.CreateScope();
        account.PasswordHash = await scope.ServiceProvider.GetRequiredService<Passwords>().HashAsync(Password);
        await _app.SeedAsync(account);
        return account.ToActor();
    }

    private async Task AnswerAsync(Actor actor, ObligationLine line, EvidenceAnswer answer) => Assert.Null((await KeepAsync(actor, line, answer)).Refusal);

    private Task<Result> KeepAsync(Actor actor, ObligationLine line, EvidenceAnswer answer) =>
        _app.Services.GetRequiredService<AnswerItem>().RunAsync(actor, line.Obligation, line.Key, answer, default);

    private Task<Result> PhotoAsync(Actor actor, ObligationLine line, byte[] content) =>
        _app.Services.GetRequiredService<KeepPhoto>().RunAsync(actor, line.Obligation, line.Key, new EvidenceAnswer("photo", "", ""), content, default);

    private Task<Result> ConfirmAsync(Actor actor, ObligationLine line) =>
        _app.Services.GetRequiredService<ConfirmOccurrence>().RunAsync(actor, line.Obligation, line.Key, null, default);

    private Task<Result> MoveAsync(DueOccurrence row, DateTimeOffset? to, string reason) =>
        _app.Services.GetRequiredService<MoveOccurrence>().RunAsync(PortalApp.Tester, row.Obligation, row.Key, to, reason, default);

    private async Task<ObligationLine> LineAsync(string obligation) =>
        (await _app.Services.GetRequiredService<ReadObligations>().RunAsync(PortalApp.Tester, new DateOnly(2026, 11, 21), default)).Value.Single(line => line.Obligation == obligation);

    private Task<List<DueOccurrence>> RowsAsync(string obligation) =>
        _app.QueryAsync(db => db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Obligation == obligation).OrderBy(row => row.Due).ToListAsync());
}
