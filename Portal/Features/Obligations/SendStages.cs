using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Features.Reminders;
using Portal.Features.Rules;
using Portal.Features.Settings;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>
/// Sends the stages whose instant has come, in the transaction that settles them: a crash leaves both or neither, and of two
/// nodes the second finds nothing left. What an occurrence that was done in the meantime still had to say falls away.
/// </summary>
internal sealed class SendStages(PortalWriter writer, PortalReader reader, PackLibrary library, IEnumerable<SettingDefinition> settings) : IUseCase
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
        var result = await writer.WriteAsync<SendStages, (int, int)>(
            Actor.System("obligations"),
            async (unit, token) =>
            {
                var now = unit.Now;
                var due = await (from stage in unit.Db.Set<OccurrenceStage>()
                                 where stage.SettledAt == null && stage.At <= now
                                 orderby stage.At, stage.Obligation, stage.Key
                                 join row in unit.Db.Set<DueOccurrence>() on new { stage.Obligation, stage.Key } equals new { row.Obligation, row.Key }
                                 select new { Stage = stage, Row = row }).Take(Batch).ToListAsync(token);
                if (due.Count == 0)
                {
                    return (0, 0);
                }

                var book = new ObligationBook(await unit.Db.SiteRulesAsync(library, settings, token));
                var audiences = await Audiences.ReadAsync(unit.Db, now, token);
                var latest = due.GroupBy(one => one.Row.Obligation, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(one => one.Row.Due), StringComparer.Ordinal);
                var messages = 0;
                foreach (var one in due)
                {
                    one.Stage.SettledAt = now;
                    var obligation = book.Find(one.Row.Obligation, one.Row.Due);
                    if (obligation is null || one.Row.DoneAt is not null || IsSkipped(obligation, one.Row, now, latest[one.Row.Obligation]))
                    {
                        continue;
                    }

                    var readers = Readers(obligation, one.Row, one.Stage.Stage, audiences);
                    one.Stage.Readers = readers.Count;
                    messages += readers.Count;
                    foreach (var person in readers)
                    {
                        unit.Send(Message(obligation, one.Row, one.Stage, person, now));
                    }
                }

                return (due.Count, messages);
            },
            cancellationToken);
        return result.Value;
    }

    /// <summary>Of what a stopped server left out, the obligation's own policy tells the latest, each, or none.</summary>
    private static bool IsSkipped(Obligation obligation, DueOccurrence row, DateTimeOffset now, DateTimeOffset latest) =>
        now - row.Due > Late && obligation.CatchUp switch
        {
            CatchUp.Each => false,
            CatchUp.One => row.Due < latest,
            CatchUp.None => now >= row.MissedAt && now - row.MissedAt > Late,
        };

    private static IReadOnlyList<PersonId> Readers(Obligation obligation, DueOccurrence row, string stage, Audiences audiences)
    {
        var concerned = audiences.Of(obligation.Audience, row.Subject, []);
        if (!stage.StartsWith("step-", StringComparison.Ordinal))
        {
            return concerned;
        }

        var step = int.Parse(stage.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture) - 1;
        return step < obligation.Ladder.Count ? audiences.Of(obligation.Ladder[step].To, row.Subject, concerned) : [];
    }

    private static InboxMessage Message(Obligation obligation, DueOccurrence row, OccurrenceStage stage, PersonId person, DateTimeOffset now)
    {
        var isStep = stage.Stage.StartsWith("step-", StringComparison.Ordinal);
        var text = isStep ? "obligation.missed" : now - stage.At > Late ? "obligation.late" : "obligation.due";
        return InboxMessage.To(
            person, text, [obligation.Name, row.Due], now, row.Citation, isStep ? "/desk/obligations" : "/me");
    }
}
