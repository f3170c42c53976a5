using System.Linq.Expressions;
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

/// <summary>An occurrence as people see it.</summary>
/// <param name="Obligation">Key of the obligation.</param>
/// <param name="Key">Key of the occurrence.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Where">The thing or the post that it is about, or null.</param>
/// <param name="Opens">From when it can be done (UTC).</param>
/// <param name="Due">When it is due (UTC).</param>
/// <param name="MissedAt">From when it counts as missed (UTC).</param>
/// <param name="Standing">How it stands.</param>
/// <param name="DoneAt">When it was done (UTC), or null.</param>
/// <param name="DoneBy">Who did it, or null.</param>
/// <param name="Note">What was written down, or null.</param>
/// <param name="Evidence">What closes it.</param>
/// <param name="Citation">Its clause as <c>clause@version</c>.</param>
/// <param name="People">Whom it concerns now.</param>
/// <param name="Concerns">Whether the reader is one of them, or who says that it is done.</param>
public sealed record ObligationLine(
    string Obligation, string Key, Wording Name, string? Where, DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset MissedAt, OccurrenceStanding Standing,
    DateTimeOffset? DoneAt, string? DoneBy, string? Note, Evidence Evidence, string Citation, IReadOnlyList<PersonId> People, bool Concerns)
{
    /// <summary>Id of the clause alone.</summary>
    public string Clause => Citation.Split('@')[0];

    /// <summary>Whether the reader is one of those who say that it is done.</summary>
    public bool MayClose { get; init; }

    /// <summary>The page to act on, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Name of the post that it is about, or null.</summary>
    public string? Post { get; init; }

    /// <summary>Code of that post, or null.</summary>
    public string? PostCode { get; init; }

    /// <summary>Which move of a change of shifts waits for it; null for none.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Whom the obligation concerns, as its pack or its terms say.</summary>
    public required Audience Audience { get; init; }

    /// <summary>What its form asks, of each thing; what was asked, once it is done.</summary>
    public IReadOnlyList<EvidenceLine> Asked { get; init; } = [];

    /// <summary>What is proposed for items that go in rotation, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Proposed { get; init; } = new Dictionary<string, string>();

    /// <summary>The answers, and what was added to them later.</summary>
    public IReadOnlyList<EvidenceEntry> Answers { get; init; } = [];

    /// <summary>The cases that its faults went into.</summary>
    public IReadOnlyList<FaultCase> Cases { get; init; } = [];

    /// <summary>What is still to be answered before it is done.</summary>
    public IEnumerable<EvidenceLine> Unanswered => Asked.Where(line => line.Item.IsRequired && AnswerTo(line) is null);

    /// <summary>When it opens, falls due or is missed next (UTC); null when nothing about it changes by time alone.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now) =>
        DoneAt is not null ? null : now < Opens ? Opens : now < Due ? Due : now < MissedAt ? MissedAt : null;

    /// <summary>Whether an answer tells of a fault or of a number outside its norm.</summary>
    public bool HasFinding => Asked.Any(line => AnswerTo(line) is { } answer && line.Item.IsFinding(answer.Value));

    /// <summary>The answer to a line of the form, before anything was added to it.</summary>
    public EvidenceEntry? AnswerTo(EvidenceLine line) =>
        Answers.FirstOrDefault(answer => answer.Number == 0 && answer.Item == line.Item.Key && answer.Thing == line.Thing);
}

/// <summary>Shows what a day of the site obliges people to do.</summary>
public sealed class ReadObligations(
    PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings, ThingBook thingBook, SiteZone zone, TimeProvider clock) : IUseCase
{
    /// <summary>How long a miss that nobody made up for stays with its people.</summary>
    public static readonly TimeSpan MissedFor = TimeSpan.FromDays(7);

    /// <summary>How long whoever is concerned now sees what was missed.</summary>
    private static readonly TimeSpan StaysWithOthers = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public static string Right => Rights.DutyRead;

    /// <summary>The occurrences due on a day of the site, by due instant.</summary>
    public Task<Result<IReadOnlyList<ObligationLine>>> RunAsync(Actor actor, DateOnly day, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadObligations, IReadOnlyList<ObligationLine>>(
            actor, (db, token) => LinesAsync(db, actor, zone.ToInstant(day), zone.ToInstant(day.AddDays(1)), token), cancellationToken);

    /// <summary>
    /// What concerns the reader now: open, due, and missed. A miss stays until it is made up for, a week at most: with whoever is
    /// concerned now for a day, as the next shift is, and after that with whom it concerned when it was due. What can still be
    /// done in time comes first, then the latest miss.
    /// </summary>
    public Task<Result<IReadOnlyList<ObligationLine>>> MineAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadObligations, IReadOnlyList<ObligationLine>>(
            actor,
            async (db, token) =>
            {
                var now = clock.GetUtcNow();
                var (from, to) = (now - MissedFor, now + PlanOccurrences.Reach);
                var duty = actor.Person is null ? null : await Audiences.Material.ReadAsync(db, zone, from, now, token);
                var lines = await LinesAsync(db, actor, row => row.Due >= from && row.Due < to && row.DoneAt == null && row.Opens <= now, duty, token);
                var mine = lines.Where(line => line.Concerns).ToLookup(line => line.Standing == OccurrenceStanding.Missed);
                return [.. mine[false], .. mine[true].Reverse()];
            },
            cancellationToken);

    /// <summary>The occurrences due in [from, to) as the reader sees them, for a question or a change of another feature.</summary>
    public Task<IReadOnlyList<ObligationLine>> LinesAsync(PortalDb db, Actor actor, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        LinesAsync(db, actor, row => row.Due >= from && row.Due < to, null, cancellationToken);

    /// <param name="db">The database.</param>
    /// <param name="actor">The reader.</param>
    /// <param name="which">Which occurrences.</param>
    /// <param name="duty">Who was there when; null where only now counts.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async Task<IReadOnlyList<ObligationLine>> LinesAsync(
        PortalDb db, Actor actor, Expression<Func<DueOccurrence, bool>> which, Audiences.Material? duty, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Set<DueOccurrence>().AsNoTracking().Where(which).OrderBy(row => row.Due).ThenBy(row => row.Key).ToListAsync(cancellationToken);
        var book = new ObligationBook(await db.SiteRulesAsync(library, settings, cancellationToken));
        var audiences = await Audiences.ReadAsync(db, zone, now, cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(post => post.Code, post => post.Name, StringComparer.Ordinal, cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().Select(person => new { person.Id, person.Name }).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var answers = (await (from entry in db.Set<EvidenceEntry>().AsNoTracking()
                              join row in db.Set<DueOccurrence>().Where(which) on new { entry.Obligation, entry.Key } equals new { row.Obligation, row.Key }
                              orderby entry.Number
                              select entry).ToListAsync(cancellationToken)).ToLookup(entry => (entry.Obligation, entry.Key));
        var cases = (await (from fault in db.Set<FaultCase>().AsNoTracking()
                            join row in db.Set<DueOccurrence>().Where(which) on new { fault.Obligation, fault.Key } equals new { row.Obligation, row.Key }
                            select fault).ToListAsync(cancellationToken)).ToLookup(fault => (fault.Obligation, fault.Key));
        var things = await thingBook.ThingsAsync(db, now, cancellationToken);
        var rules = rows.Select(row => row.Obligation).Distinct().ToDictionary(key => key, key => book.Find(key, now), StringComparer.Ordinal);
        var relief = await ReliefAsync(db, rows, rules, now, cancellationToken);
        var rotation = await Rotation.ReadAsync(db, rows.Where(row => row.DoneAt is null), rules, cancellationToken);
        return
        [
            .. from row in rows
               let rule = book.Find(row.Obligation, row.Due) ?? rules[row.Obligation]
               where rule is not null && rule.Evidence != Evidence.None
               let there = relief.GetValueOrDefault((row.Obligation, row.Key)) ?? (row.Due < now - StaysWithOthers ? duty?.At(row.Due.AddSeconds(-1)) : null) ?? audiences
               let concerned = there.Of(rule.Audience, row, [])
               let closers = rule.Receiver is { } receiver ? there.Of(receiver, row, []) : concerned
               select new ObligationLine(
                   row.Obligation, row.Key, rule.Name, row.Label ?? (row.Subject is { } post && posts.TryGetValue(post, out var name) ? name : null), row.Opens, row.Due, row.MissedAt,
                   row.Standing(now), row.DoneAt, row.DoneBy is { } person ? people.GetValueOrDefault(person) : null, row.Note, rule.Evidence, row.Citation,
                   concerned, actor.Person is { } reader && (concerned.Contains(reader) || closers.Contains(reader)))
               {
                   MayClose = actor.Person is { } closer && closers.Contains(closer),
                   Post = row.Subject is { } at && posts.TryGetValue(at, out var place) ? place : null,
                   PostCode = row.Subject is { } code && posts.ContainsKey(code) ? code : null,
                   Link = row.Link ?? (library.RegisterFulfilling(row.Obligation) is { } register ? $"/registers/{register}" : null),
                   Gate = rule.Gate,
                   Audience = rule.Audience,
                   Proposed = rotation.Of(row, rule.Form, things),
                   Asked = [.. Asked(rule.Form, row, answers[(row.Obligation, row.Key)], things)],
                   Answers = [.. answers[(row.Obligation, row.Key)]],
                   Cases = [.. cases[(row.Obligation, row.Key)]],
               },
        ];
    }

    /// <summary>What is to be done before taking over is the incoming people's before their shift begins.</summary>
    private async Task<Dictionary<(string, string), Audiences>> ReliefAsync(
        PortalDb db, IEnumerable<DueOccurrence> rows, Dictionary<string, Obligation?> rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var relief = new Dictionary<(string, string), Audiences>();
        foreach (var ahead in rows.Where(row => rules[row.Obligation]?.Gate?.Side == GateSide.TakeOver && row.Opens <= now && now < row.Due).GroupBy(row => row.Due))
        {
            var there = await Audiences.ReadAsync(db, zone, ahead.Key, cancellationToken);
            foreach (var row in ahead)
            {
                relief.Add((row.Obligation, row.Key), there);
            }
        }

        return relief;
    }

    /// <summary>Of what is done, what was answered then: things may have been listed since.</summary>
    private static IEnumerable<EvidenceLine> Asked(EvidenceForm form, DueOccurrence row, IEnumerable<EvidenceEntry> answers, ILookup<string, string> things) =>
        row.DoneAt is null
            ? form.Lines(things)
            : from item in form.Items.Select(item => item.With(things))
              from answer in answers
              where answer.Number == 0 && answer.Item == item.Key
              select new EvidenceLine(item, answer.Thing);
}
