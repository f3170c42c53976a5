using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Access;
using Portal.Features.Obligations;
using Portal.Features.Obligations.Events;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;
using Portal.Tests.Features.Duty;
using Portal.Tests.Support;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>
/// A site that lives by one pack, on a real database, from Saturday 2026-11-21 20:00 on. Every post of the pack is manned by
/// a person of its own from 08:00 to 18:00 from 11-21 to 12-10 (the two control rooms to 20:00, and by another through the night), and
/// each role has somebody. What the documents leave open stays open on Sunday 11-22 and is filled from Monday 11-23 on. The
/// clock goes back from proof to proof, so that the proofs of a pack share one portal.
/// </summary>
public sealed class ProofSite : IAsyncDisposable
{
    internal const string Password = "correct horse battery";

    private static readonly SiteZone Zone = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly string[] Posts = ["客服中心", "前台", "中控室", "消防控制室", "工程部", "样板房", "水吧", "导诊台", "客房", "休息室", "网店"];

    private static readonly (string Code, string Title)[] Roles =
        [("staff", "客服人员"), ("leader", "班长"), ("supervisor", "客服主管"), ("manager", "管理处主任"), ("steward", "管理员")];

    private readonly string _pack;
    private readonly ToldEvents _told = new();
    private readonly HashSet<string> _filled = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonId, string> _codes = [];
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly List<PostShift> _shifts = [];
    private DutySeed _seed = null!;
    private string? _hash;

    private ProofSite(string pack)
    {
        _pack = pack;
        App = new PortalApp(services => services.AddSingleton<IEventSource>(_told));
    }

    internal PortalApp App { get; }

    /// <summary>Everybody of the staff of a service centre: those at its posts, and one without a post.</summary>
    internal static IEnumerable<string> Staff(params string[] posts) => posts.Append("staff");

    internal static DateTimeOffset At(string siteTime) => DutySeed.At(siteTime);

    internal static string Text(DateTimeOffset instant) => Zone.ToSite(instant).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<ProofSite> OfAsync(string pack)
    {
        var site = new ProofSite(pack);
        await site.OpenAsync();
        return site;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Moves the clock, forwards or back, and plans as the running portal does.</summary>
    internal async Task GoToAsync(DateTimeOffset at)
    {
        App.Clock.MoveTo(at);
        await App.Services.GetRequiredService<PlanOccurrences>().RunAsync(default);
    }

    /// <summary>Fills a parameter that the documents leave open, from Monday on.</summary>
    internal async Task FillAsync(string parameter, string value, string from = "2026-11-23 00:00")
    {
        if (!_filled.Add(parameter))
        {
            return;
        }

        App.Clock.MoveTo(At("2026-11-21 20:00"));
        var set = await App.Services.GetRequiredService<SetParameter>().RunAsync(PortalApp.Tester, parameter, value, At(from), default);
        Assert.True(set.IsDone, $"{parameter}: {set.Refusal}");
    }

    internal async Task ListAsync(string list, string[] things) =>
        Assert.True((await App.Services.GetRequiredService<SaveThings>().RunAsync(PortalApp.Tester, list, things, default)).IsDone, list);

    /// <summary>All occurrences of an obligation due in a range, whatever the due table has of them yet.</summary>
    internal async Task<IReadOnlyList<DueObligation>> BookAsync(string obligation, DateTimeOffset from, DateTimeOffset to, params RuleEvent[] events)
    {
        var rules = await App.QueryAsync(db => db.SiteRulesAsync(App.Services.GetRequiredService<PackLibrary>(), App.Services.GetServices<SettingDefinition>(), default));
        return [.. new ObligationBook(rules).Between(from, to, new TriggerWorld { Zone = Zone, Shifts = _shifts, Events = events }).Where(due => due.Occurrence.Obligation == obligation)];
    }

    /// <summary>What the desk shows of an obligation on a day.</summary>
    internal async Task<IReadOnlyList<ObligationLine>> DeskAsync(string obligation, DateTimeOffset of, Actor? reader = null)
    {
        var read = await App.Services.GetRequiredService<ReadObligations>().RunAsync(reader ?? PortalApp.Tester, Zone.DateOf(of), default);
        return [.. read.Value.Where(line => line.Obligation == obligation)];
    }

    /// <summary>Writes down an event, as people do while nothing in the portal tells it; what a feature tells is told as it would.</summary>
    internal async Task RecordAsync(string kind, string? holder, DateTimeOffset at)
    {
        if (!App.Services.GetRequiredService<EventKinds>().ByHand.Contains(kind))
        {
            _told.Events.Add(new RuleEvent(kind, Text(at), at, holder is null ? null : _seed[holder], Text(at)));
            return;
        }

        var recorded = await App.Services.GetRequiredService<RecordEvent>().RunAsync(PortalApp.Tester, kind, Text(at), at, holder is null ? null : _seed[holder], default);
        Assert.True(recorded.IsDone, $"{kind}: {recorded.Refusal}");
    }

    internal async Task<Result> SignAsync(Actor actor, string obligation, string key, string? note, string password, CancellationToken cancellationToken)
    {
        using var scope = App.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SignOccurrence>().RunAsync(actor, obligation, key, note, password, cancellationToken);
    }

    internal Task<List<DueOccurrence>> RowsAsync(string obligation) =>
        App.QueryAsync(db => db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Obligation == obligation).ToListAsync());

    internal string CodeOf(PersonId person) => _codes[person];

    /// <summary>A signed-in account of a person of the site.</summary>
    internal async Task<Actor> ActorAsync(string code)
    {
        if (!_actors.TryGetValue(code, out var actor))
        {
            _hash ??= await HashAsync();
            var account = Account.New(App.Clock.GetUtcNow(), new NewAccount(code, code, [global::Portal.Domain.People.Roles.Staff.Key], _seed[code]) { OwnPassword = true }, _hash);
            await App.SeedAsync(account);
            actor = account.ToActor();
            _actors.Add(code, actor);
        }

        return actor;
    }

    private async Task<string> HashAsync()
    {
        using var scope = App.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<Passwords>().HashAsync(Password);
    }

    private async Task OpenAsync()
    {
        _seed = new DutySeed(App);
        foreach (var (code, title) in Roles)
        {
            _seed.Person(code, title: title);
        }

        var kinds = App.Services.GetRequiredService<PackLibrary>().Packs.Single(pack => pack.Id == _pack).Obligations
            .SelectMany(obligation => obligation.Ladder.Select(step => step.To).Append(obligation.Audience)).OfType<Audience.OnDuty>().Select(audience => audience.Kind).ToHashSet();
        foreach (var post in Posts.Where(post => kinds.Contains(PostKinds.Of(post))))
        {
            _seed.Post(post).Person(post + "日", title: "客服人员");
            var isRoom = post.EndsWith('室') && post != "休息室";
            if (isRoom)
            {
                _seed.Person(post + "夜", title: "客服人员");
            }

            for (var day = new DateTime(2026, 11, 21); day <= new DateTime(2026, 12, 10); day = day.AddDays(1))
            {
                Shift(post, post + "日", day.AddHours(8), day.AddHours(isRoom ? 20 : 18));
                if (isRoom)
                {
                    Shift(post, post + "夜", day.AddHours(20), day.AddHours(32));
                }
            }
        }

        await _seed.SaveAsync();
        foreach (var person in await App.QueryAsync(db => db.Set<Person>().AsNoTracking().ToListAsync()))
        {
            _codes[person.Id] = person.Code;
        }

        Assert.True((await App.Services.GetRequiredService<SwitchPack>().RunAsync(PortalApp.Tester, _pack, true, default)).IsDone);
    }

    private void Shift(string post, string person, DateTime start, DateTime end)
    {
        _seed.Shift(person, post, start.ToString("yyyy-MM-dd HH:mm", null), end.ToString("yyyy-MM-dd HH:mm", null));
        _shifts.Add(new PostShift(post, PostKinds.Of("岗位" + post), Zone.ToInstant(start), Zone.ToInstant(end)));
    }

    /// <summary>Events of the kinds that features tell, put in by a proof.</summary>
    private sealed class ToldEvents : IEventSource
    {
        public List<RuleEvent> Events { get; } = [];

        public IReadOnlyList<string> Kinds => [.. Events.Select(one => one.Kind).Distinct()];

        public IReadOnlyList<string> Topics => [];

        public Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RuleEvent>>([.. Events.Where(asked.Covers)]);
    }
}
