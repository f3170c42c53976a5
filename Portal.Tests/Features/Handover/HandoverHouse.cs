using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Handover;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Cases;
using Portal.Features.Handover;
using Portal.Features.Obligations;
using Portal.Features.Rules;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Handover;

/// <summary>
/// A post with a night shift of N from Saturday 20:00, relieved by D on Sunday 08:00 and by N again at 20:00; L manages duty.
/// Everybody has an account with a password.
/// </summary>
internal sealed class HandoverHouse(PortalApp app, string post)
{
    public const string Password = "correct horse battery";

    public static readonly DateTimeOffset Night = DutySeed.At("2026-11-21 20:00");
    public static readonly DateTimeOffset Day = DutySeed.At("2026-11-22 08:00");

    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private string? _hash;

    public DutySeed Seed { get; } = new(app);

    public string Post => post;

    public static DateTimeOffset At(string time) => DutySeed.At("2026-11-22 " + time);

    /// <summary>Fills it and switches packs on.</summary>
    public async Task<HandoverHouse> OpenAsync(params string[] packs)
    {
        Seed.Person("N", "夜班员", "客服主管").Person("D", "白班员", "客服主管").Person("X", "外人", "客服人员").Person("L", "班长", "班长").Post(post)
            .Shift("N", post, "2026-11-21 20:00", "2026-11-22 08:00").Shift("D", post, "2026-11-22 08:00", "2026-11-22 20:00").Shift("N", post, "2026-11-22 20:00", "2026-11-23 08:00");
        await Seed.SaveAsync();
        foreach (var pack in packs)
        {
            Done(await Do<SwitchPack>().RunAsync(PortalApp.Tester, pack, true, default));
        }

        await PlanAsync();
        return this;
    }

    public T Do<T>()
        where T : notnull => app.Services.CreateScope().ServiceProvider.GetRequiredService<T>();

    /// <summary>Moves the clock and plans as the running portal does.</summary>
    public async Task GoToAsync(DateTimeOffset at)
    {
        app.Clock.MoveTo(at);
        await PlanAsync();
    }

    public Task PlanAsync() => app.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);

    public Task ListAsync(string list, params string[] things) => Task.Run(async () => Done(await Do<SaveThings>().RunAsync(PortalApp.Tester, list, things, default)));

    public async Task<Actor> ActorAsync(string code)
    {
        if (!_actors.TryGetValue(code, out var actor))
        {
            _hash ??= await Do<Passwords>().HashAsync(Password);
            var account = Account.New(app.Clock.GetUtcNow(), new NewAccount(code, "员工" + code, [code == "L" ? Roles.TeamLeader.Key : Roles.Staff.Key], Seed[code]) { OwnPassword = true }, _hash);
            await app.SeedAsync(account);
            _actors[code] = actor = account.ToActor();
        }

        return actor;
    }

    public async Task<Result<HandoverId>> BeginAsync(string by = "N", DateTimeOffset? start = null) =>
        await Do<OpenHandover>().RunAsync(await ActorAsync(by), Seed.PostOf(post), start ?? Night, default);

    public async Task<Result> NoteAsync(HandoverId id, string text, string by = "N") => await Do<AddHandoverNote>().RunAsync(await ActorAsync(by), id, text, default);

    public async Task<Result> OfferAsync(HandoverId id, string by = "N", string password = Password, params (string Obligation, string Reason)[] reasons) =>
        await Do<OfferHandover>().RunAsync(await ActorAsync(by), id, reasons.ToDictionary(one => one.Obligation, one => one.Reason), password, default);

    public async Task<Result> ReturnAsync(HandoverId id, string? reason, string by = "D") => await Do<ReturnHandover>().RunAsync(await ActorAsync(by), id, reason, default);

    public async Task<Result> AcceptAsync(HandoverId id, string by = "D", string password = Password, params (string Obligation, string Reason)[] reasons) =>
        await Do<AcceptHandover>().RunAsync(await ActorAsync(by), id, reasons.ToDictionary(one => one.Obligation, one => one.Reason), password, default);

    public async Task<MyHandovers> MineAsync(string code) => (await Do<ReadMyHandovers>().RunAsync(await ActorAsync(code), default)).Value;

    public async Task<HandoverSheet> SheetAsync(HandoverId id, string by = "L") => (await Do<ReadHandover>().RunAsync(await ActorAsync(by), id, default)).Value;

    public async Task<IReadOnlyList<HandoverRow>> DayAsync(DateOnly day) => (await Do<ReadHandoverDay>().RunAsync(await ActorAsync("L"), day, default)).Value;

    /// <summary>Answers every item of an obligation of the day soundly and confirms it.</summary>
    public async Task<Result> FulfilAsync(ObligationLine line, string by)
    {
        foreach (var asked in line.Asked)
        {
            var value = asked.Item.Kind switch
            {
                EvidenceItemKind.Tick => EvidenceItem.Yes,
                EvidenceItemKind.OkOrFault => EvidenceItem.Ok,
                EvidenceItemKind.Number => "3",
                _ => "无",
            };
            Done(await Do<AnswerItem>().RunAsync(await ActorAsync(by), line.Obligation, line.Key, new EvidenceAnswer(asked.Item.Key, asked.Thing, value), default));
        }

        return await Do<ConfirmOccurrence>().RunAsync(await ActorAsync(by), line.Obligation, line.Key, line.Asked.Count == 0 ? "已记录" : null, default);
    }

    public async Task<TakenCase> CaseAsync(string title, string assignee)
    {
        var taken = await Do<TakeCase>().RunAsync(PortalApp.Tester, new CaseIntake { Kind = CaseKind.Repair, Title = title, ReceivedAt = app.Clock.GetUtcNow() }, default);
        Assert.Null(taken.Refusal);
        Done(await Do<AssignCase>().RunAsync(PortalApp.Tester, taken.Value.Id, Seed[assignee], null, default));
        return taken.Value;
    }

    public Task ResolveAsync(TakenCase taken) => Task.Run(async () => Done(await Do<ResolveCase>().RunAsync(PortalApp.Tester, taken.Id, "修好了", null, default)));

    public static void Done(Result result) => Assert.Null(result.Refusal);
}
