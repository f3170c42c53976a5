using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Channels;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;

namespace Portal.Features.Obligations;

/// <summary>
/// Sends the stages whose instant has come, in the transaction that settles them: a crash leaves both or neither, and of two
/// nodes the second finds nothing left. What an occurrence that was done in the meantime still had to say falls away.
/// </summary>
internal sealed class SendStages(PortalWriter writer, PortalReader reader, SendingWorld world, IEnumerable<IDigest> digests, TimeProvider clock) : IUseCase
{
    /// <summary>So many are settled at once; the writer serves others between two batches.</summary>
    public const int Batch = 200;

    /// <summary>A stage that comes later than this is told as late.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public static string Right => Rights.JobsManage;

    /// <summary>The next instant at which a stage waits, or null.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(
            (db, token) => db.Set<OccurrenceStage>().Where(stage => stage.SettledAt == null).OrderBy(stage => stage.At)
                .Select(stage => (DateTimeOffset?)stage.At).FirstOrDefaultAsync(token),
            cancellationToken);

    /// <summary>Sends all that are due; answers how many messages went out.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (await SendBatchAsync(cancellationToken) is { Stages: > 0 } batch)
        {
            sent += batch.Messages;
            if (batch.Stages < Batch)
            {
                break;
            }
        }

        return sent;
    }

    private async Task<(int Stages, int Messages)> SendBatchAsync(CancellationToken cancellationToken)
    {
        var (book, audiences) = await world.AtAsync(clock.GetUtcNow(), cancellationToken);
        var result = await writer.WriteAsync<SendStages, (int, int)>(
            Actor.System("obligations"),
            async (unit, token) =>
            {
                var now = unit.Now;
                var due = await (from stage in unit.Db.Set<OccurrenceStage>()
                                 where stage.SettledAt == null && stage.At <= now
                                 orderby stage.At, stage.Obligation, stage.Key
                                 join row in unit.Db.Set<DueOccurrence>() on new { stage.Obligation, stage.Key } equals new { row.Obligation, row.Key }
                                 select new DueStage(stage, row)).Take(Batch).ToListAsync(token);
                if (due.Count == 0)
                {
                    return (0, 0);
                }

                var latest = due.GroupBy(one => one.Row.Obligation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(one => one.Row.Due), StringComparer.Ordinal);
                var (messages, leaving) = (0, new List<ChannelMessage>());
                foreach (var one in due)
                {
                    one.Stage.SettledAt = now;
                    var obligation = book.Find(one.Row.Obligation, one.Row.Due);
                    if (obligation is null || one.Row.DoneAt is not null || IsSkipped(obligation, one.Row, now, latest[one.Row.Obligation]) || due.Exists(one.IsOvertakenBy))
                    {
                        continue;
                    }

                    var steps = due.Where(other => other.Row == one.Row && other.Step is not null && other.Stage.At > one.Stage.At).ToArray();
                    one.Stage.Readers = await TellAsync(unit, obligation, one, steps, audiences, leaving, token);
                    messages += one.Stage.Readers;
                }

                await unit.DeliverAsync(leaving, token);

                return (due.Count, messages);
            },
            cancellationToken);
        return result.Value;
    }

    /// <summary>What nobody can use any more; and of what a stopped server left out, the obligation's own policy tells the latest, each, or none.</summary>
    private static bool IsSkipped(Obligation obligation, DueOccurrence row, DateTimeOffset now, DateTimeOffset latest) =>
        row.Until <= now
        || (now - row.Due > Late && obligation.CatchUp switch
        {
            CatchUp.Each => false,
            CatchUp.One => row.Due < latest,
            CatchUp.None => now >= row.MissedAt && now - row.MissedAt > Late,
        });

    /// <summary>Puts the message into each reader's inbox, and among those that may leave by the step's channel; answers how many readers there are.</summary>
    /// <param name="unit">The unit of work.</param>
    /// <param name="obligation">The obligation.</param>
    /// <param name="due">The stage.</param>
    /// <param name="steps">Later steps of the same occurrence that have come as well: whoever hears of the miss needs no reminder.</param>
    /// <param name="audiences">Who is there.</param>
    /// <param name="leaving">What may leave the portal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async Task<int> TellAsync(
        WriteUnit unit, Obligation obligation, DueStage due, IReadOnlyList<DueStage> steps, Audiences audiences, List<ChannelMessage> leaving,
        CancellationToken cancellationToken)
    {
        var text = TextOf(obligation, due, unit.Now);
        if (obligation.Audience is Audience.Digest { Name: var name } && due.Step is null)
        {
            var digest = digests.First(one => one.Name == name);
            var lines = await digest.ReadAsync(unit.Db, due.Row.Subject, unit.Now, cancellationToken);
            foreach (var line in lines)
            {
                Tell(line.Person, MessageArgs.Write(line.Args));
            }

            return lines.Count;
        }

        var concerned = audiences.Of(obligation.Audience, due.Row, []);
        var readers = due.Step is { } step ? OfStep(step) : [.. concerned.Except(steps.SelectMany(later => OfStep(later.Step!.Value)))];
        var args = IsOwn(obligation, due) ? due.Row.Args ?? "[]" : MessageArgs.Write([obligation.Name, due.Row.Due, due.Row.Label ?? ""]);
        foreach (var person in readers)
        {
            Tell(person, args);
        }

        return readers.Count;

        IReadOnlyList<PersonId> OfStep(int step) => step < obligation.Ladder.Count ? audiences.Of(obligation.Ladder[step].To, due.Row, concerned) : [];

        void Tell(PersonId person, string values)
        {
            var message = due.To(person, text, values, unit.Now);
            unit.Send(message);
            leaving.Add(new ChannelMessage($"{due.Stage.Obligation}|{due.Stage.Key}", $"{due.Stage.Stage}|{OccurrenceKey.Instant(due.Stage.At)}", message, due.ChannelOf(obligation)));
        }
    }

    private static bool IsOwn(Obligation obligation, DueStage due) => (due.Step is null ? obligation.Texts.Reminder : obligation.Texts.Missed) is not null;

    private static string TextOf(Obligation obligation, DueStage due, DateTimeOffset now) =>
        due.Step is not null ? obligation.Texts.Missed ?? "obligation.missed"
        : obligation.Texts.Reminder ?? (now - due.Stage.At > Late ? "obligation.late" : "obligation.due");

    /// <summary>A stage whose instant has come, with its occurrence.</summary>
    private sealed record DueStage(OccurrenceStage Stage, DueOccurrence Row)
    {
        private const string StepPrefix = "step-";

        /// <summary>Which step of the ladder it is, from 0 on; null for a reminder.</summary>
        public int? Step { get; } =
            Stage.Stage.StartsWith(StepPrefix, StringComparison.Ordinal) ? int.Parse(Stage.Stage.AsSpan(StepPrefix.Length), CultureInfo.InvariantCulture) - 1 : null;

        /// <summary>By which channel its step of the ladder goes beside the inbox.</summary>
        public string ChannelOf(Obligation obligation) => Step is { } step && step < obligation.Ladder.Count ? obligation.Ladder[step].Channel : ChannelMessage.Inbox;

        /// <summary>A reminder says nothing any more when a later one of the same occurrence has come as well.</summary>
        public bool IsOvertakenBy(DueStage other) =>
            Step is null && other.Step is null && other.Row == Row && other.Stage.At > Stage.At;

        /// <summary>The message for a reader; its origin makes a second one impossible.</summary>
        public InboxMessage To(PersonId person, string text, string args, DateTimeOffset now) =>
            InboxMessage.To(person, text, args, Stage.At, now, Row.Citation, Row.Link ?? (Step is null ? "/me" : "/desk/obligations"), $"{Stage.Obligation}|{Stage.Key}|{Stage.Stage}|{OccurrenceKey.Instant(Stage.At)}");
    }
}
