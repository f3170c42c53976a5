using System.Globalization;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations.Register;

/// <summary>One occurrence with the answers that hold, as lines and as facts for totals.</summary>
internal sealed class RegisterSheet
{
    private readonly IReadOnlyList<EvidenceItem> _items;
    private readonly IReadOnlyList<EvidenceEntry> _entries;
    private readonly ILookup<string, string> _things;
    private readonly Dictionary<(string Item, string Thing), EvidenceEntry> _holding;
    private readonly Func<EvidenceAgainst, string, decimal?> _other;
    private readonly EvidenceForm _then;

    /// <param name="row">The occurrence.</param>
    /// <param name="items">What it asks.</param>
    /// <param name="then">Its form with the norms of the instant at which it was due.</param>
    /// <param name="entries">Its answers and corrections, in their order.</param>
    /// <param name="things">The site's things by list.</param>
    /// <param name="by">Key of the item whose choice its other answers belong to; null takes the first that chooses from a list.</param>
    /// <param name="other">The number of another obligation that a thing's number is compared with.</param>
    public RegisterSheet(
        DueOccurrence row, IReadOnlyList<EvidenceItem> items, EvidenceForm then, IReadOnlyList<EvidenceEntry> entries, ILookup<string, string> things, string? by, Func<EvidenceAgainst, string, decimal?> other)
    {
        (Row, _items, _then, _entries, _things, _other) = (row, items, then, entries, things, other);
        _holding = entries.GroupBy(entry => (entry.Item, entry.Thing)).ToDictionary(group => group.Key, group => group.Last());
        Chosen = (by ?? items.FirstOrDefault(item => item.From is not null)?.Key) is { } item ? _holding.GetValueOrDefault((item, ""))?.Value ?? "" : "";
        Facts = [.. _items.SelectMany(one => _holding.Values.Where(entry => entry.Item == one.Key).Select(entry => FactOf(one, entry)))];
    }

    public DueOccurrence Row { get; }

    /// <summary>The thing that was chosen for it; empty where none was.</summary>
    public string Chosen { get; }

    /// <summary>The answers that hold.</summary>
    public IReadOnlyList<EvidenceFact> Facts { get; }

    /// <summary>The occurrence itself, and a line for each of the things that it asks of.</summary>
    public IEnumerable<RegisterLine> Lines(DateTimeOffset now, string? where, string? by)
    {
        var asked = _items.SelectMany(item => ThingsOf(item), (item, thing) => (item, thing)).ToLookup(pair => pair.thing, pair => pair.item, StringComparer.Ordinal);
        string[] things = asked.Count == 0 ? [""] : [.. asked.Select(line => line.Key).OrderBy(thing => thing.Length > 0)];
        return things.Select(thing => new RegisterLine(
            Row.Key, Row.Due, Row.Standing(now), where, thing, Row.DoneAt, by, Row.Note,
            asked[thing].ToDictionary(item => item.Key, item => CellOf(item, thing), StringComparer.Ordinal)));
    }

    /// <summary>Of what is done, what was answered then; else what the site lists now as well.</summary>
    private IEnumerable<string> ThingsOf(EvidenceItem item)
    {
        var answered = _holding.Keys.Where(key => key.Item == item.Key).Select(key => key.Thing);
        return item.Each is not { } list || !_things.Contains(list) ? answered.DefaultIfEmpty("")
            : Row.DoneAt is null ? _things[list].Union(answered, StringComparer.Ordinal)
            : [.. _things[list].Where(thing => _holding.ContainsKey((item.Key, thing))).Union(answered, StringComparer.Ordinal)];
    }

    private RegisterCell CellOf(EvidenceItem item, string thing)
    {
        if (!_holding.TryGetValue((item.Key, thing), out var entry))
        {
            return new RegisterCell(null, null, null, false, null);
        }

        var before = entry.Number == 0 ? null : _entries.First(one => one.Item == entry.Item && one.Thing == entry.Thing).Value;
        var fact = FactOf(item, entry);
        return new RegisterCell(
            entry.Value, entry.Remark, before, fact.IsFinding == true, fact.Other is { } other ? decimal.Parse(entry.Value, CultureInfo.InvariantCulture) - other : null);
    }

    private EvidenceFact FactOf(EvidenceItem item, EvidenceEntry entry) => new(
        item.Key, entry.Thing.Length > 0 ? entry.Thing : Chosen, entry.Value,
        item.Against is not { } against ? null : against.Obligation is null ? NumberOf(against.Item, entry.Thing) : _other(against, entry.Thing),
        item.PartOf is { } whole ? NumberOf(whole, entry.Thing) : null)
    {
        IsFinding = (_then.Items.FirstOrDefault(one => one.Key == item.Key && one.Kind == item.Kind) ?? item).IsFinding(entry.Value),
    };

    private decimal? NumberOf(string item, string thing) =>
        _holding.TryGetValue((item, thing), out var entry) ? decimal.Parse(entry.Value, CultureInfo.InvariantCulture) : null;
}
