using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations.Register;

/// <summary>Reads registers of one period, each in a fixed number of queries.</summary>
internal sealed class RegisterReading
{
    /// <summary>How far before the period the numbers that others are compared with may be due.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(62);

    private readonly PortalDb _db;
    private readonly RegisterSight _sight;
    private readonly DateTimeOffset _now;
    private readonly (DateTimeOffset From, DateTimeOffset To) _range;

    private RegisterReading(PortalDb db, RegisterSight sight, DateTimeOffset now, (DateTimeOffset, DateTimeOffset) range) => (_db, _sight, _now, _range) = (db, sight, now, range);

    public required SiteRules Rules { get; init; }

    public required ILookup<string, string> Things { get; init; }

    public required IReadOnlySet<string> StaffLists { get; init; }

    public required IReadOnlyDictionary<PersonId, string> ThingNames { get; init; }

    public required IReadOnlyDictionary<PersonId, string> Names { get; init; }

    public required IReadOnlyDictionary<string, string> Posts { get; init; }

    private IQueryable<EvidenceEntry> Entries => _db.Set<EvidenceEntry>().AsNoTracking();

    /// <summary>The days of the period that have begun.</summary>
    public required int Days { get; init; }

    public static async Task<RegisterReading> OpenAsync(
        PortalDb db, PackLibrary library, IEnumerable<SettingDefinition> settings, ThingBook things, SiteZone zone, DateTimeOffset now, RegisterSight sight, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var today = zone.DateOf(now);
        return new RegisterReading(db, sight, now, (zone.ToInstant(from), zone.ToInstant(until.AddDays(1))))
        {
            Rules = await db.SiteRulesAsync(library, settings, cancellationToken),
            Things = await things.ThingsAsync(db, now, cancellationToken),
            StaffLists = library.Packs.SelectMany(pack => pack.Lists).Where(list => list.IsStaff).Select(list => list.Key).ToHashSet(StringComparer.Ordinal),
            ThingNames = await db.StaffNamesAsync(cancellationToken),
            Names = await db.Set<Person>().AsNoTracking().Select(person => new { person.Id, person.Name }).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken),
            Posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Code, post => post.Name, StringComparer.Ordinal, cancellationToken),
            Days = (until < today ? until : today).DayNumber - from.DayNumber + 1,
        };
    }

    /// <summary>The register of an obligation, with the numbers that hold at the end of the period or now.</summary>
    public async Task<EvidenceRegister> ReadAsync(ObligationTemplate template, CancellationToken cancellationToken)
    {
        var at = _range.To < _now ? _range.To : _now;
        var form = template.Form.With(key => Rules.ValueOf(key, at));
        EvidenceItem[] items = [.. form.Items.Select(item => item.With(Things))];
        var (from, to) = _range;
        var rows = await _db.Set<DueOccurrence>().AsNoTracking().Where(row => row.Obligation == template.Key && row.Due >= from && row.Due < to)
            .OrderBy(row => row.Due).ThenBy(row => row.Key).ToListAsync(cancellationToken);
        var entries = (await AnsweredAsync(template.Key, _range.From, Entries, cancellationToken)).ToLookup(pair => pair.Entry.Key, pair => pair.Entry, StringComparer.Ordinal);
        var others = await OthersAsync(items, cancellationToken);
        var after = others.Count == 0 || rows.Count == 0 ? default : await DueBeforeAsync(template.Key, cancellationToken);

        // What was found is judged by the norm of its own time, whatever holds at the end of the period.
        var forms = new Dictionary<int, EvidenceForm>();
        EvidenceForm FormAt(DateTimeOffset due) =>
            forms.TryGetValue(Rules.ChangesUntil(due), out var known) ? known : forms[Rules.ChangesUntil(due)] = template.Form.With(key => Rules.ValueOf(key, due));
        var sheets = new List<RegisterSheet>();
        foreach (var row in rows)
        {
            var since = after;
            if (_sight.Of(row, form, [.. entries[row.Key]], StaffLists, ThingNames) is { } seen)
            {
                sheets.Add(new RegisterSheet(row, items, FormAt(row.Due), seen, Things, template.Target?.By, (against, thing) => Other(others, against, thing, row, since)));
            }

            after = row.Due;
        }

        EvidenceFact[] facts = [.. sheets.SelectMany(sheet => sheet.Facts)];
        OccurrenceStanding[] standings = [.. sheets.Select(sheet => sheet.Row.Standing(_now))];
        var target = _sight.IsAll ? template.Target?.With(key => Rules.ValueOf(key, at)) : null;
        return new EvidenceRegister(
            template.Key,
            template.Name,
            items,
            [.. sheets.SelectMany(sheet => sheet.Lines(_now, WhereOf(sheet.Row), sheet.Row.DoneBy is { } person ? Names.GetValueOrDefault(person) : null))],
            new RegisterCount(
                standings.Length,
                standings.Count(one => one is OccurrenceStanding.Done or OccurrenceStanding.DoneLate),
                standings.Count(one => one is OccurrenceStanding.DoneLate),
                standings.Count(one => one is OccurrenceStanding.Missed)),
            [.. items.Where(item => item.Kind is EvidenceItemKind.Tick or EvidenceItemKind.OkOrFault or EvidenceItemKind.Number or EvidenceItemKind.Choice).Select(item => EvidenceTotals.Of(item, facts, ThingsOf(item)))])
        {
            Facts = facts,
            Target = target?.By is null ? target?.Of(sheets.Count(sheet => sheet.Row.DoneAt is not null), Days) : null,
            TargetByThing = target?.By is { } by ? [.. ByThing(target, items.First(item => item.Key == by), sheets)] : [],
        };
    }

    private IReadOnlyList<string> ThingsOf(EvidenceItem item) => _sight.IsAll && (item.Each ?? item.From) is { } list ? [.. Things[list]] : [];

    private IEnumerable<(string Thing, TargetStanding Standing)> ByThing(DailyTarget target, EvidenceItem item, IReadOnlyList<RegisterSheet> sheets) =>
        ThingsOf(item).Select(thing => (thing, target.Of(sheets.Count(sheet => sheet.Row.DoneAt is not null && sheet.Chosen == thing), Days)));

    private string? WhereOf(DueOccurrence row) => row.Label ?? (row.Subject is { } post ? Posts.GetValueOrDefault(post) : null);

    private async Task<List<Answered>> AnsweredAsync(string obligation, DateTimeOffset from, IQueryable<EvidenceEntry> entries, CancellationToken cancellationToken)
    {
        var to = _range.To;
        return await (from row in _db.Set<DueOccurrence>().AsNoTracking()
                      where row.Obligation == obligation && row.Due >= @from && row.Due < to
                      join entry in entries on new { row.Obligation, row.Key } equals new { entry.Obligation, entry.Key }
                      orderby row.Due, row.Key, entry.Number
                      select new Answered(entry, row.Due, row.Subject)).ToListAsync(cancellationToken);
    }

    private Task<DateTimeOffset> DueBeforeAsync(string obligation, CancellationToken cancellationToken)
    {
        var from = _range.From;
        return _db.Set<DueOccurrence>().Where(row => row.Obligation == obligation && row.Due < from).OrderByDescending(row => row.Due).Select(row => row.Due).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The numbers of other obligations that items are compared with, by obligation, item and thing.</summary>
    private async Task<ILookup<(string Obligation, string Item, string Thing), (string? Subject, EvidenceNumber Number)>> OthersAsync(IEnumerable<EvidenceItem> items, CancellationToken cancellationToken)
    {
        var numbers = new List<((string, string, string) Key, string? Subject, EvidenceNumber Number)>();
        foreach (var others in items.Select(item => item.Against).OfType<EvidenceAgainst>().Where(against => against.Obligation is not null).ToLookup(against => against.Obligation!, against => against.Item, StringComparer.Ordinal))
        {
            string[] asked = [.. others.Distinct()];
            var answers = await AnsweredAsync(others.Key, _range.From - Back, Entries.Where(entry => asked.Contains(entry.Item)), cancellationToken);
            numbers.AddRange(
                from answer in answers
                group answer by (answer.Entry.Key, answer.Entry.Item, answer.Entry.Thing) into one
                let held = one.Last()
                select ((others.Key, held.Entry.Item, held.Entry.Thing), held.Subject,
                    new EvidenceNumber(held.Due, held.Entry.Item, held.Entry.Thing, decimal.Parse(held.Entry.Value, CultureInfo.InvariantCulture))));
        }

        return numbers.ToLookup(one => one.Key, one => (one.Subject, one.Number));
    }

    /// <summary>Of several posts each has its own numbers.</summary>
    private static decimal? Other(
        ILookup<(string, string, string), (string? Subject, EvidenceNumber Number)> others, EvidenceAgainst against, string thing, DueOccurrence row, DateTimeOffset after) =>
        EvidenceComparison.Find(
            against, thing, after, row.Due,
            others[(against.Obligation!, against.Item, thing)].Where(one => one.Subject is null || row.Subject is null || one.Subject == row.Subject).Select(one => one.Number));

    private sealed record Answered(EvidenceEntry Entry, DateTimeOffset Due, string? Subject);
}
