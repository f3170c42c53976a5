using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.Registers;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>
/// Tells the obligations what entries of registers tell. Only entries that can matter in the range are read: those whose
/// stage or date lies in it, and of what is told daily those that were open in it.
/// </summary>
public sealed class RegisterEvents(RegisterShelf shelf) : IEventSource
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [.. shelf.All.SelectMany(one => one.Book.Tells).Select(telling => telling.Event).Distinct()];

    /// <inheritdoc/>
    public IReadOnlyList<string> Topics { get; } = [Live.Topics.Registers];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RuleEvent>> BetweenAsync(EventQuestion asked, CancellationToken cancellationToken)
    {
        var (db, from, to) = (asked.Db, asked.From, asked.To);
        var events = new List<RuleEvent>();
        Dictionary<string, Dictionary<string, decimal>>? numbers = null;
        foreach (var book in shelf.All.Select(one => one.Book).Where(book => book.Tells.Count > 0))
        {
            if (book.Tells.Any(telling => telling.PlusYearsOf is not null))
            {
                numbers ??= await db.NumbersAsync(cancellationToken);
            }

            events.AddRange(await OfBookAsync(db, book, numbers ?? [], from, to, cancellationToken));
        }

        return events;
    }

    /// <summary>The open entries of a register that have told an event which nothing has settled yet: what is past its date, what was not followed up.</summary>
    public async Task<IReadOnlySet<RegisterEntryId>> AskedAsync(PortalDb db, RegisterBook book, string kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var numbers = book.Tells.Any(telling => telling.PlusYearsOf is not null) ? await db.NumbersAsync(cancellationToken) : [];
        var key = book.Key;
        var facts = await FactsAsync(
            db, book, await db.Set<RegisterEntry>().Where(entry => entry.Register == key && entry.ClosedAt == null && entry.LastStage != null).Select(entry => entry.Id).ToArrayAsync(cancellationToken), cancellationToken);
        return (from telling in book.Tells
                where telling.Event == kind && !telling.IsDaily
                let events = new EntryEvents(shelf.Zone, Years(book, telling, numbers))
                from fact in facts
                where events.Between(telling, [fact], DateTimeOffset.MinValue, now).Any(one => one.SettledAt is null)
                select fact.Id).ToHashSet();
    }

    private static Func<string, decimal?> Years(RegisterBook book, RegisterTelling telling, Dictionary<string, Dictionary<string, decimal>> numbers) =>
        choice => NumbersOf(book, telling, numbers).TryGetValue(choice, out var years) ? years : null;

    private static Dictionary<string, decimal> NumbersOf(RegisterBook book, RegisterTelling telling, Dictionary<string, Dictionary<string, decimal>> numbers) =>
        telling.PlusYearsOf is { } choice && book.Items.First(item => item.Key == choice).From is { } list ? numbers.GetValueOrDefault(list) ?? [] : [];

    private async Task<IEnumerable<RuleEvent>> OfBookAsync(
        PortalDb db, RegisterBook book, Dictionary<string, Dictionary<string, decimal>> numbers, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var asked = new List<(RegisterTelling Telling, HashSet<RegisterEntryId> Entries)>();
        foreach (var telling in book.Tells)
        {
            asked.Add((telling, [.. await EntriesAsync(db, book, telling, NumbersOf(book, telling, numbers), from, to, cancellationToken)]));
        }

        var facts = await FactsAsync(db, book, [.. asked.SelectMany(one => one.Entries).Distinct()], cancellationToken);
        return asked.SelectMany(one => new EntryEvents(shelf.Zone, Years(book, one.Telling, numbers))
            .Between(one.Telling, facts.Where(fact => one.Entries.Contains(fact.Id)), from, to));
    }

    /// <summary>The entries that may tell it in the range.</summary>
    private async Task<List<RegisterEntryId>> EntriesAsync(
        PortalDb db, RegisterBook book, RegisterTelling telling, Dictionary<string, decimal> years, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (telling.IsDaily)
        {
            return await BegunAsync(db, book, telling, from, to, cancellationToken);
        }

        if (telling.PlusYearsOf is null)
        {
            return await InRangeAsync(db, book, telling, from, to, cancellationToken);
        }

        var found = new List<RegisterEntryId>();
        foreach (var months in years.Values.Select(EntryEvents.MonthsOf).Distinct())
        {
            // A month's end is capped when years are added, so that a day either side may fall into the range.
            var (first, last) = (zoned(from).AddMonths(-months).AddDays(-3), zoned(to).AddMonths(-months).AddDays(3));
            found.AddRange(await InRangeAsync(db, book, telling, shelf.Zone.ToInstant(first), shelf.Zone.ToInstant(last), cancellationToken));
        }

        return found;

        DateTime zoned(DateTimeOffset at) => shelf.Zone.ToSite(at).DateTime;
    }

    private Task<List<RegisterEntryId>> InRangeAsync(PortalDb db, RegisterBook book, RegisterTelling telling, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (register, at) = (book.Key, telling.At);
        if (!telling.IsAtDate)
        {
            return db.Set<RegisterStep>().Where(step => step.Register == register && step.Stage == at && step.DoneAt >= from && step.DoneAt < to).Select(step => step.Entry).ToListAsync(cancellationToken);
        }

        var (first, last) = (shelf.Zone.DateOf(from), shelf.Zone.DateOf(to));
        return db.Set<RegisterDate>().Where(date => date.Register == register && date.Item == at && date.Day >= first && date.Day <= last).Select(date => date.Entry).ToListAsync(cancellationToken);
    }

    /// <summary>Of what is told daily: those that were open at some time in the range. What was closed or settled before tells nothing more.</summary>
    private async Task<List<RegisterEntryId>> BegunAsync(PortalDb db, RegisterBook book, RegisterTelling telling, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (register, at, settling) = (book.Key, telling.At, telling.SettledBy);
        var open = db.Set<RegisterEntry>().Where(entry => entry.Register == register && entry.ClosedAt == null)
            .Concat(db.Set<RegisterEntry>().Where(entry => entry.Register == register && entry.ClosedAt >= from));
        if (settling is not null)
        {
            open = open.Where(entry => !db.Set<RegisterStep>().Any(step => step.Entry == entry.Id && step.Stage == settling && step.DoneAt < from));
        }

        if (!telling.IsAtDate)
        {
            // The day of the stage begins before its instant.
            var begun = to.AddDays(1);
            return await open.Where(entry => db.Set<RegisterStep>().Any(step => step.Entry == entry.Id && step.Stage == at && step.DoneAt < begun)).Select(entry => entry.Id).ToListAsync(cancellationToken);
        }

        var last = shelf.Zone.DateOf(to);
        return await open.Where(entry => db.Set<RegisterDate>().Any(date => date.Entry == entry.Id && date.Item == at && date.Day <= last)).Select(entry => entry.Id).ToListAsync(cancellationToken);
    }

    private static async Task<List<EntryFacts>> FactsAsync(PortalDb db, RegisterBook book, RegisterEntryId[] ids, CancellationToken cancellationToken)
    {
        const int AtOnce = 500;
        var facts = new List<EntryFacts>();
        foreach (var some in ids.Chunk(AtOnce))
        {
            var rows = await db.Set<RegisterEntry>().AsNoTracking().Where(entry => some.Contains(entry.Id)).ToListAsync(cancellationToken);
            var steps = (await db.Set<RegisterStep>().AsNoTracking().Where(step => some.Contains(step.Entry)).ToListAsync(cancellationToken)).ToLookup(step => step.Entry);
            var answers = (await db.Set<RegisterAnswer>().AsNoTracking().Where(answer => some.Contains(answer.Entry)).ToListAsync(cancellationToken)).Held();
            var holders = await db.HoldersAsync(book, rows, cancellationToken);
            facts.AddRange(rows.Select(row => FactsOf(book, row, holders[row.Id], steps[row.Id], answers[row.Id])));
        }

        return facts;
    }

    /// <summary>What was handed in stays where it is, and so does what is drafted.</summary>
    private static EntryFacts FactsOf(RegisterBook book, RegisterEntry row, Domain.People.PersonId? holder, IEnumerable<RegisterStep> steps, IEnumerable<EvidenceAnswer> answers)
    {
        var done = steps.ToDictionary(step => step.Stage, step => new StageDone(step.DoneAt, step.Person), StringComparer.Ordinal);
        var told = book.Stages.Where(stage => done.ContainsKey(stage.Key)).SelectMany(stage => stage.Form.Items).Where(item => !item.IsAttachment).Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
        return new EntryFacts(row.Id, row.Title, RegisterShelf.LinkOf(row), holder) { Done = done, ClosedAt = row.ClosedAt, Answers = [.. answers.Where(answer => told.Contains(answer.Item))] };
    }
}
