using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Domain.Rulebook;
using Portal.Features.Reminders;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>A version of a parameter, as the history shows it.</summary>
/// <param name="Version">What was set.</param>
/// <param name="ChangedAt">When (UTC).</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record ParameterChange(RuleVersion Version, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>An alert that a clause raised.</summary>
/// <param name="Text">Key of its sentence.</param>
/// <param name="Args">Values of the sentence.</param>
/// <param name="At">When it was sent (UTC).</param>
/// <param name="Readers">How many people it went to.</param>
public sealed record RaisedAlert(string Text, string Args, DateTimeOffset At, int Readers);

/// <summary>Everything about one clause.</summary>
/// <param name="Pack">Its pack.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Changes">What was set for its parameters, newest first.</param>
/// <param name="Alerts">What it raised in the last <see cref="ReadClause.Lately"/>, newest first, at most ten.</param>
/// <param name="Read">How many of those asked have confirmed the latest version.</param>
/// <param name="Unread">Names of those who have not.</param>
/// <param name="AsksReader">Whether the reader is one of them.</param>
public sealed record ClauseSheet(
    RulePack Pack, Clause Clause, IReadOnlyList<ParameterChange> Changes, IReadOnlyList<RaisedAlert> Alerts, int Read, IReadOnlyList<string> Unread, bool AsksReader);

/// <summary>Shows a clause with its history, what it raised lately, and who has not read its latest version.</summary>
public sealed class ReadClause(PortalReader reader, PackLibrary library, TimeProvider clock) : IUseCase
{
    /// <summary>How far back alerts are shown.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The sheet; refused for an unknown clause.</summary>
    public Task<Result<ClauseSheet>> RunAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        reader.TryReadAsync<ReadClause, ClauseSheet>(
            actor,
            async (db, token) =>
            {
                if (library.Find(id) is not var (pack, clause))
                {
                    return RuleRefusals.UnknownClause;
                }

                var (read, unread, asks) = await ReadersAsync(db, id, actor.Person, token);
                return new ClauseSheet(pack, clause, await ChangesAsync(db, clause, token), await AlertsAsync(db, id, token), read, unread, asks);
            },
            cancellationToken);

    private static async Task<IReadOnlyList<ParameterChange>> ChangesAsync(PortalDb db, Clause clause, CancellationToken cancellationToken)
    {
        string[] keys = [.. clause.Parameters.Select(parameter => parameter.Key)];
        var rows = await db.Set<RuleVersionRow>().AsNoTracking()
            .Where(row => keys.Contains(row.Key)).OrderByDescending(row => row.ChangedAt).ThenByDescending(row => row.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ParameterChange(row.ToDomain(), row.ChangedAt, row.ChangedBy))];
    }

    private async Task<IReadOnlyList<RaisedAlert>> AlertsAsync(PortalDb db, string clause, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Lately;
        return await db.Set<InboxMessage>().AsNoTracking()
            .Where(message => (message.Clause == clause || message.Clause!.StartsWith(clause + "@")) && message.DeliveredAt >= since && !message.Text.StartsWith("rules."))
            .GroupBy(message => new { message.Text, message.Args, message.DueAt })
            .OrderByDescending(group => group.Key.DueAt)
            .Take(10)
            .Select(group => new RaisedAlert(group.Key.Text, group.Key.Args, group.Key.DueAt, group.Count()))
            .ToListAsync(cancellationToken);
    }

    private static async Task<(int Read, IReadOnlyList<string> Unread, bool AsksReader)> ReadersAsync(
        PortalDb db, string clause, PersonId? reader, CancellationToken cancellationToken)
    {
        var latest = await db.Set<RuleReading>().Where(row => row.Clause == clause).MaxAsync(row => (int?)row.Version, cancellationToken);
        var rows = await (from row in db.Set<RuleReading>()
                          where row.Clause == clause && row.Version == latest
                          join person in db.Set<Person>() on row.Person equals person.Id
                          where person.Active
                          orderby person.Code
                          select new { person.Id, person.Name, row.ReadAt }).ToListAsync(cancellationToken);
        return (
            rows.Count(row => row.ReadAt is not null),
            [.. rows.Where(row => row.ReadAt is null).Select(row => row.Name)],
            rows.Any(row => row.ReadAt is null && row.Id == reader));
    }
}
