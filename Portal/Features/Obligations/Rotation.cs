using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>What was chosen last of the lists that go in rotation, so that the next can be proposed.</summary>
internal sealed class Rotation
{
    /// <summary>How far back the last choice is looked for; what is done more seldom begins at the first thing again.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(400);

    private readonly ILookup<(string Obligation, string Item), (DateTimeOffset Due, string Value)> _chosen;

    private Rotation(IEnumerable<(string Obligation, string Item, DateTimeOffset Due, string Value)> chosen) =>
        _chosen = chosen.ToLookup(one => (one.Obligation, one.Item), one => (one.Due, one.Value));

    /// <summary>Reads it in one query, and in none where nothing goes in rotation.</summary>
    public static async Task<Rotation> ReadAsync(PortalDb db, IEnumerable<DueOccurrence> open, IReadOnlyDictionary<string, Obligation?> rules, CancellationToken cancellationToken)
    {
        DueOccurrence[] rows = [.. open.Where(row => rules[row.Obligation]?.Form.Items.Any(item => item.IsRotated) == true)];
        if (rows.Length == 0)
        {
            return new Rotation([]);
        }

        string[] obligations = [.. rows.Select(row => row.Obligation).Distinct()];
        string[] items = [.. obligations.SelectMany(key => rules[key]!.Form.Items).Where(item => item.IsRotated).Select(item => item.Key).Distinct()];
        var (since, until) = (rows.Min(row => row.Due) - Back, rows.Max(row => row.Due));
        var chosen = await (from entry in db.Set<EvidenceEntry>().AsNoTracking()
                            join row in db.Set<DueOccurrence>() on new { entry.Obligation, entry.Key } equals new { row.Obligation, row.Key }
                            where obligations.Contains(row.Obligation) && items.Contains(entry.Item) && row.DoneAt != null && row.Due >= since && row.Due < until
                            orderby row.Due, entry.Number
                            select new { entry.Obligation, entry.Item, row.Due, entry.Value }).ToListAsync(cancellationToken);
        return new Rotation(chosen.Select(one => (one.Obligation, one.Item, one.Due, one.Value)));
    }

    /// <summary>What is proposed for an occurrence, by item.</summary>
    public IReadOnlyDictionary<string, string> Of(DueOccurrence row, EvidenceForm form, ILookup<string, string> things)
    {
        var proposed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in form.Items.Where(item => item.IsRotated && row.DoneAt is null))
        {
            var last = _chosen[(row.Obligation, item.Key)].LastOrDefault(one => one.Due < row.Due).Value;
            if (EvidenceForm.NextOf([.. things[item.From!]], last) is { } next)
            {
                proposed.Add(item.Key, next);
            }
        }

        return proposed;
    }
}
