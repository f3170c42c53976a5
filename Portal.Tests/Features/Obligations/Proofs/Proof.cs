using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Tests.Features.Obligations.Proofs;

/// <summary>
/// What the acceptance text of a clause expects of an obligation, written by hand: when it is due and missed, whom it
/// concerns, what closes it. Proved on the site: off until its open numbers are filled; due at exactly these instants; done
/// with its evidence and not without; missed and listed when nobody does it.
/// </summary>
internal sealed class Proof(ProofSite site, string clause, string obligation)
{
    private readonly List<(string Parameter, string Value)> _open = [];
    private readonly List<(string List, string[] Things)> _lists = [];
    private (DateTimeOffset From, DateTimeOffset To) _range;
    private DateTimeOffset[] _due = [];
    private TimeSpan _grace;
    private TimeSpan _opens;
    private string[] _people = [];
    private DateTimeOffset? _askedAt;
    private Evidence _evidence;
    private string[] _items = [];
    private OccurrenceStanding _standing;
    private double[] _steps = [];
    private double[]? _reminders;
    private (string Kind, string? Holder, DateTimeOffset At)[] _events = [];

    public IReadOnlyList<ObligationLine> Missed { get; private set; } = [];

    /// <summary>The documents leave this number open.</summary>
    public Proof Open(string parameter, string value)
    {
        _open.Add((parameter, value));
        return this;
    }

    public Proof Listing(string list, params string[] things)
    {
        _lists.Add((list, things));
        return this;
    }

    /// <summary>The events that it hangs on, written down when they happen, or on Saturday when they lie ahead.</summary>
    public Proof On(string kind, string? holder, params string[] instants)
    {
        _events = [.. instants.Select(at => (kind, holder, ProofSite.At(at)))];
        return this;
    }

    /// <summary>Every due instant within whole days of the site, and none but these.</summary>
    public Proof Due(string from, string until, params string[] instants)
    {
        _range = (ProofSite.At(from + " 00:00"), ProofSite.At(until + " 00:00"));
        _due = [.. instants.Select(ProofSite.At)];
        return this;
    }

    /// <summary>Due at these times of Monday and Tuesday, 23 and 24 November, and at no others.</summary>
    public Proof Daily(params string[] times) =>
        Due("2026-11-23", "2026-11-25", [.. new[] { "2026-11-23 ", "2026-11-24 " }.SelectMany(_ => times, (day, time) => day + time)]);

    public Proof OpensBefore(double minutes)
    {
        _opens = TimeSpan.FromMinutes(minutes);
        return this;
    }

    public Proof MissedAfter(double minutes)
    {
        _grace = TimeSpan.FromMinutes(minutes);
        return this;
    }

    /// <summary>Whom it concerns at an instant; without one, a minute before the first is due.</summary>
    public Proof To(string[] people, string? at = null)
    {
        (_people, _askedAt) = (people, at is null ? null : ProofSite.At(at));
        return this;
    }

    /// <summary>00:15, 00:30, ... to the midnight that ends the day, which belongs to the next.</summary>
    public static IEnumerable<string> EveryQuarterOf(string day) =>
        Enumerable.Range(0, 96).Select(quarter => $"{day} {quarter / 4:00}:{quarter % 4 * 15:00}");

    public Proof To(params string[] people) => To(people, null);

    public Proof ClosedBy(Evidence evidence, params string[] items)
    {
        (_evidence, _items) = (evidence, items);
        return this;
    }

    /// <summary>Minutes after the miss at which somebody else is told.</summary>
    public Proof Climbs(params double[] minutes)
    {
        _steps = minutes;
        return this;
    }

    /// <summary>Minutes before it is due at which its people are reminded.</summary>
    public Proof Reminds(params double[] minutes)
    {
        _reminders = minutes;
        return this;
    }

    /// <summary>Proves it: the first occurrence is done, the last one is missed.</summary>
    public async Task<Proof> HoldsAsync(OccurrenceStanding standing = OccurrenceStanding.Done)
    {
        _standing = standing;
        await FillAsync();
        if (_events.Length == 0)
        {
            await DueAsync();
        }
        else
        {
            await HappenAsync();
        }

        await DoneAsync(_due[0]);
        await MissedAsync(_due[^1]);
        return this;
    }

    private async Task FillAsync()
    {
        foreach (var (parameter, value) in _open)
        {
            await site.FillAsync(parameter, value);
        }

        if (_open.Count > 0)
        {
            Assert.Empty(await site.BookAsync(obligation, ProofSite.At("2026-11-22 00:00"), ProofSite.At("2026-11-23 00:00")));
        }

        foreach (var (list, things) in _lists)
        {
            await site.ListAsync(list, things);
        }
    }

    private async Task DueAsync()
    {
        var book = await site.BookAsync(obligation, _range.From, _range.To);
        Assert.Equal(_due, book.Select(due => due.Occurrence.Due).Order());
        Assert.All(book, due => Assert.Contains(clause, due.Obligation.Clauses));
        Assert.All(book, due => Assert.Equal((_opens, _grace), (due.Occurrence.Due - due.Occurrence.Opens, due.Occurrence.MissedAt - due.Occurrence.Due)));
    }

    /// <summary>Nothing is there before its events; each makes one occurrence, at its instant.</summary>
    private async Task HappenAsync()
    {
        foreach (var (kind, holder, at) in _events)
        {
            var ahead = ProofSite.At("2026-11-22 12:00");
            await site.GoToAsync(at > _due[0] ? ahead : at < ahead ? ahead : at);
            await site.RecordAsync(kind, holder, at);
        }

        foreach (var due in _due)
        {
            await site.GoToAsync(due - _opens > ProofSite.At("2026-11-22 12:00") ? due - _opens : ProofSite.At("2026-11-22 12:00"));
            var row = Assert.Single(await site.RowsAsync(obligation), row => row.Due == due);
            Assert.Equal((_opens, _grace), (row.Due - row.Opens, row.MissedAt - row.Due));
            Assert.StartsWith(clause + "@", row.Citation, StringComparison.Ordinal);
        }
    }

    private async Task DoneAsync(DateTimeOffset due)
    {
        await site.GoToAsync(_askedAt ?? (_opens == TimeSpan.Zero ? due : due.AddMinutes(-1)));
        var line = (await site.DeskAsync(obligation, due)).First(one => one.Due == due && one.DoneAt is null);
        Assert.Equal(_evidence, line.Evidence);
        Assert.Equal(_items, line.Asked.Select(asked => asked.Thing.Length == 0 ? asked.Item.Key : $"{asked.Item.Key} {asked.Thing}"));
        Assert.Equal(_people.Order(StringComparer.Ordinal), line.People.Select(site.CodeOf).Order(StringComparer.Ordinal));
        var actor = await site.ActorAsync(_people[0]);
        var confirm = site.App.Services.GetRequiredService<ConfirmOccurrence>();
        if (_items.Length > 0 || _evidence is not (Evidence.Confirm or Evidence.Signature))
        {
            Assert.Contains((await confirm.RunAsync(actor, obligation, line.Key, null, default)).Refusal?.Code, (string[])["evidence.incomplete", "obligations.note-missing"]);
        }

        foreach (var asked in line.Asked.Where(asked => asked.Item.IsRequired))
        {
            var kept = await site.App.Services.GetRequiredService<AnswerItem>().RunAsync(actor, obligation, line.Key, Sound(asked), default);
            Assert.True(kept.IsDone, $"{asked.Item.Key}: {kept.Refusal}");
        }

        var note = _items.Length > 0 || _evidence == Evidence.Confirm ? null : "已登记";
        var confirmed = _evidence == Evidence.Signature
            ? await site.SignAsync(actor, obligation, line.Key, note, ProofSite.Password, default)
            : await confirm.RunAsync(actor, obligation, line.Key, note, default);
        Assert.True(confirmed.IsDone, confirmed.Refusal?.ToString());
        var done = (await site.DeskAsync(obligation, due)).Single(one => one.Key == line.Key);
        Assert.Equal((_standing, site.App.Clock.GetUtcNow()), (done.Standing, done.DoneAt));
        Assert.All(done.Answers, answer => Assert.Equal(actor.Name, answer.By));
    }

    private async Task MissedAsync(DateTimeOffset due)
    {
        await site.GoToAsync(_opens == TimeSpan.Zero ? due : due.AddMinutes(-1));
        if (_grace > TimeSpan.Zero || _opens > TimeSpan.Zero)
        {
            await site.GoToAsync(due + _grace - TimeSpan.FromSeconds(1));
        }

        if (site.App.Clock.GetUtcNow() < due + _grace)
        {
            Assert.DoesNotContain(await OpenAtAsync(due), line => line.Standing == OccurrenceStanding.Missed);
        }

        await site.GoToAsync(due + _grace);
        Missed = [.. (await OpenAtAsync(due)).Where(line => line.Standing == OccurrenceStanding.Missed)];
        Assert.NotEmpty(Missed);
        Assert.All(Missed, line => Assert.Matches("^[A-EN]-[0-9]{3}@[0-9]+$", line.Citation));
        var key = Missed[0].Key;
        if (_reminders is not null)
        {
            var reminders = await site.App.QueryAsync(db => db.Set<OccurrenceStage>()
                .Where(stage => stage.Obligation == obligation && stage.Key == key && stage.Stage.StartsWith("remind-")).OrderBy(stage => stage.At).Select(stage => stage.At).ToListAsync());
            Assert.Equal(_reminders.Select(before => due - TimeSpan.FromMinutes(before)), reminders);
        }

        var steps = await site.App.QueryAsync(db => db.Set<OccurrenceStage>()
            .Where(stage => stage.Obligation == obligation && stage.Key == key && stage.Stage.StartsWith("step-")).OrderBy(stage => stage.At).Select(stage => stage.At).ToListAsync());
        Assert.Equal(_steps.Select(step => due + _grace + TimeSpan.FromMinutes(step)), steps);
    }

    private async Task<IEnumerable<ObligationLine>> OpenAtAsync(DateTimeOffset due) => (await site.DeskAsync(obligation, due)).Where(line => line.Due == due && line.DoneAt is null);

    /// <summary>An answer without a finding.</summary>
    private static EvidenceAnswer Sound(EvidenceLine asked) => new(asked.Item.Key, asked.Thing, asked.Item.Kind switch
    {
        EvidenceItemKind.Tick => EvidenceItem.Yes,
        EvidenceItemKind.OkOrFault => EvidenceItem.Ok,
        EvidenceItemKind.Number => "5",
        EvidenceItemKind.Choice => asked.Item.Choices[0].Key,
        _ => "张三",
    });
}
