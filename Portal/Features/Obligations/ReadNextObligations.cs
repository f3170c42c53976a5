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

namespace Portal.Features.Obligations;

/// <summary>What a person will have to do soon: the next turn of it, and how many more follow.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Where">The thing or the post that it is about, or null.</param>
/// <param name="Opens">From when it can be done (UTC).</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="Citation">Its clause as <c>clause@version</c>.</param>
/// <param name="More">How many further turns open within <see cref="ReadNextObligations.Ahead"/>.</param>
public sealed record NextLine(string Obligation, Wording Name, string? Where, DateTimeOffset Opens, DateTimeOffset Due, string Citation, int More);

/// <summary>Shows what will concern the reader next, by who is on duty when it opens.</summary>
public sealed class ReadNextObligations(
    PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>How far ahead: the rest of any shift.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>What opens within <see cref="Ahead"/> and will be the reader's then, by the instant at which it opens; equal turns as one line.</summary>
    public Task<Result<IReadOnlyList<NextLine>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadNextObligations, IReadOnlyList<NextLine>>(
            actor,
            async (db, token) => actor.Person is { } person ? await LinesAsync(db, person, token) : [],
            cancellationToken);

    private async Task<IReadOnlyList<NextLine>> LinesAsync(PortalDb db, PersonId person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var to = now + Ahead;
        var rows = await db.Set<DueOccurrence>().AsNoTracking()
            .Where(row => row.Opens > now && row.Opens < to && row.DoneAt == null).OrderBy(row => row.Opens).ThenBy(row => row.Due).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var book = new ObligationBook(await db.SiteRulesAsync(library, settings, cancellationToken));
        var material = await Audiences.Material.ReadAsync(db, zone, now, rows.Max(row => row.Due), cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Code, post => post.Name, StringComparer.Ordinal, cancellationToken);
        var there = new Dictionary<DateTimeOffset, Audiences>();
        var rules = rows.Select(row => row.Obligation).Distinct().ToDictionary(key => key, key => book.Find(key, now), StringComparer.Ordinal);
        var mine = from row in rows
                   let rule = rules[row.Obligation] ?? book.Find(row.Obligation, row.Due)
                   where rule is not null && rule.Evidence != Evidence.None && Concerns(rule, row)
                   let place = row.Label ?? (row.Subject is { } post ? posts.GetValueOrDefault(post) : null)
                   group row by (row.Obligation, rule.Name, Place: place) into turns
                   let first = turns.First()
                   select new NextLine(first.Obligation, turns.Key.Name, turns.Key.Place, first.Opens, first.Due, first.Citation, turns.Count() - 1);
        return [.. mine];

        // What is checked before taking over is done by those who come; everything else by those who are there when it opens.
        bool Concerns(Obligation rule, DueOccurrence row)
        {
            var at = rule.Gate?.Side == GateSide.TakeOver ? row.Due : row.Opens;
            var audiences = there.TryGetValue(at, out var known) ? known : there[at] = material.At(at);
            return audiences.Of(rule.Audience, row, []).Contains(person) || (rule.Receiver is { } receiver && audiences.Of(receiver, row, []).Contains(person));
        }
    }
}
