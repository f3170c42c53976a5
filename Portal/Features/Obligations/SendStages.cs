using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>What a sending did.</summary>
/// <param name="Messages">How many messages went out.</param>
/// <param name="Next">The next instant at which a stage waits (UTC), or null.</param>
internal readonly record struct Sending(int Messages, DateTimeOffset? Next);

/// <summary>
/// Sends the stages whose instant has come, in the transaction that settles them: a crash leaves both or neither, and of two
/// nodes the second finds nothing left. What an occurrence that was done in the meantime still had to say falls away.
/// </summary>
internal sealed class SendStages(PortalWriter writer, PortalReader reader, SendingWorld world, IEnumerable<IDigest> digests, TimeProvider clock) : IUseCase
{
    /// <summary>So many are settled at once; the writer serves others between two batches.</summary>
    public const int Batch = 200;

    /// <summary>A stage that comes later than this is told as late.</summary>
    public static readonly TimeSpan Late = InboxMessage.Late;

    private static readonly string[] Settled = [nameof(OccurrenceStage.SettledAt), nameof(OccurrenceStage.Readers)];

    /// <summary>What is due, and beside each row the instant at which the next stage waits: a sending asks once.</summary>
    private readonly Func<PortalDb, DateTimeOffset, IAsyncEnumerable<DueAndNext>> _dueAndNext = EF.CompileAsyncQuery((PortalDb db, DateTimeOffset now) =>
        (from stage in db.Set<OccurrenceStage>().AsNoTracking()
         where stage.SettledAt == null && stage.At <= now
         orderby stage.At
         join row in db.Set<DueOccurrence>().AsNoTracking() on new { stage.Obligation, stage.Key } equals new { row.Obligation, row.Key }
         select new DueAndNext(new DueStage(stage, row), db.Set<OccurrenceStage>().Where(later => later.SettledAt == null && later.At > now).Min(later => (DateTimeOffset?)later.At)))
        .Take(Batch));

    private readonly Func<PortalDb, IAsyncEnumerable<DateTimeOffset?>> _next = EF.CompileAsyncQuery((PortalDb db) =>
        db.Set<OccurrenceStage>().Where(stage => stage.SettledAt == null).OrderBy(stage => stage.At).Select(stage => (DateTimeOffset?)stage.At).Take(1));

    public static string Right => Rights.JobsManage;

    /// <summary>The next instant at which a stage waits, or null.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(async (db, token) => await _next(db).FirstOrDefaultAsync(token), cancellationToken);

    /// <summary>Sends all that are due; answers how many messages went out.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken) => (await SendAsync(cancellationToken)).Messages;

    /// <summary>Sends all that are due; answers how many messages went out and when the next one waits.</summary>
    public async Task<Sending> SendAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (true)
        {
            var (stages, batch) = await SendBatchAsync(cancellationToken);
            sent += batch.Messages;
            if (stages < Batch)
            {
                return batch with { Messages = sent };
            }
        }
    }

    private async Task<(int Stages, Sending Sending)> SendBatchAsync(CancellationToken cancellationToken)
    {
        var moment = await world.AtAsync(clock.GetUtcNow(), cancellationToken);
        var result = await writer.WriteAsync<SendStages, (int, Sending)>(
            Actor.System("obligations"),
            async (unit, token) =>
            {
                var due = await _dueAndNext(unit.Db, unit.Now).ToListAsync(token);
                return due.Count == 0
                    ? (0, new Sending(0, await _next(unit.Db).FirstOrDefaultAsync(token)))
                    : (due.Count, new Sending(await SettleAsync(unit, due.ConvertAll(one => one.Due), moment, token), due[0].Next));
            },
            cancellationToken);
        return result.Value;
    }

    /// <summary>Settles them all at once, and tells what there is to tell; answers how many messages.</summary>
    private async Task<int> SettleAsync(WriteUnit unit, List<DueStage> due, SendingMoment moment, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(unit, due, cancellationToken);
        var ofOccurrence = due.ToLookup(one => one.Occurrence);
        var telling = new StageMessages(unit.Now);
        foreach (var one in due)
        {
            one.Stage.SettledAt = unit.Now;
            var others = ofOccurrence[one.Occurrence];
            var obligation = moment.Book.Find(one.Row.Obligation, one.Row.Due);
            if (obligation is null || one.Row.DoneAt is not null || IsSkipped(obligation, one, unit.Now, latest[one.Sort]) || others.Any(one.IsOvertakenBy))
            {
                continue;
            }

            if (obligation.Audience is Audience.Digest { Name: var name } && one.Step is null)
            {
                telling.Tell(one, obligation, await digests.First(digest => digest.Name == name).ReadAsync(new DigestQuestion(unit.Db, one.Row.Subject, unit.Now, moment), cancellationToken));
            }
            else
            {
                telling.Tell(one, obligation, ReadersOf(one, obligation, [.. others.Where(one.IsBefore)], moment.Audiences));
            }
        }

        var messages = await telling.SendAsync(unit, moment.Channels, cancellationToken);
        await unit.BulkUpdateAsync(due.Select(one => one.Stage), Settled, cancellationToken);
        return messages;
    }

    /// <summary>
    /// The latest of each sort that has something to say; what was done stands for nothing. After a standstill there may be more
    /// than one batch: the last one has the latest.
    /// </summary>
    private static async Task<Dictionary<(string, string?, int?), DateTimeOffset>> LatestAsync(WriteUnit unit, List<DueStage> due, CancellationToken cancellationToken)
    {
        IEnumerable<((string, string?, int?) Sort, DateTimeOffset Due)> sorts = due.Where(one => one.Row.DoneAt is null).Select(one => (one.Sort, one.Row.Due));
        if (due.Count == Batch && due.Exists(one => unit.Now - one.Stage.At > Late))
        {
            var now = unit.Now;
            var waiting = await (from stage in unit.Db.Set<OccurrenceStage>()
                                 where stage.SettledAt == null && stage.At <= now
                                 join row in unit.Db.Set<DueOccurrence>() on new { stage.Obligation, stage.Key } equals new { row.Obligation, row.Key }
                                 where row.DoneAt == null
                                 select new { stage.Obligation, row.Subject, stage.Stage, row.Due }).ToListAsync(cancellationToken);
            sorts = waiting.Select(one => ((one.Obligation, (string?)one.Subject, DueStage.StepOf(one.Stage)), one.Due));
        }

        return sorts.GroupBy(one => one.Sort).ToDictionary(group => group.Key, group => group.Max(one => one.Due));
    }

    /// <summary>
    /// What nobody can use any more; and of what comes late because the server was stopped, the obligation's own policy tells
    /// the latest, each, or none that has been missed by then. A step of the ladder that comes in its time is never late.
    /// </summary>
    private static bool IsSkipped(Obligation obligation, DueStage one, DateTimeOffset now, DateTimeOffset latest) =>
        one.Row.Until <= now
        || (now - one.Stage.At > Late && obligation.CatchUp switch
        {
            CatchUp.Each => false,
            CatchUp.One => one.Row.Due < latest,
            CatchUp.None => now - one.Row.MissedAt > Late,
        });

    /// <summary>Who is told: those of its step, or those whom the obligation concerns but for who hears of the miss at the same time.</summary>
    private static IReadOnlyList<PersonId> ReadersOf(DueStage due, Obligation obligation, IReadOnlyList<DueStage> steps, Audiences audiences)
    {
        var concerned = audiences.Of(obligation.Audience, due.Row, []);
        return due.Step is { } step ? OfStep(step) : steps.Count == 0 ? concerned : [.. concerned.Except(steps.SelectMany(later => OfStep(later.Step!.Value)))];

        IReadOnlyList<PersonId> OfStep(int step) => step < obligation.Ladder.Count ? audiences.Of(obligation.Ladder[step].To, due.Row, concerned) : [];
    }

    /// <summary>What is due, and when the next stage waits.</summary>
    private sealed record DueAndNext(DueStage Due, DateTimeOffset? Next);
}
