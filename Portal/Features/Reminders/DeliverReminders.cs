using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Obligations;

namespace Portal.Features.Reminders;

/// <summary>
/// Claims what is due and puts it into the inboxes in the same transaction: a crash leaves both or neither, and of two
/// nodes the second finds nothing left.
/// </summary>
internal sealed class DeliverReminders(PortalWriter writer, PortalReader reader) : IUseCase
{
    /// <summary>So many are claimed at once; the writer serves others between two batches.</summary>
    public const int Batch = 200;

    public static string Right => Rights.JobsManage;

    /// <summary>The next instant at which something waits to be delivered, or null.</summary>
    public Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(
            (db, token) => db.Set<Reminder>()
                .Where(row => row.DeliveredAt == null)
                .OrderBy(row => row.DueAt)
                .Select(row => (DateTimeOffset?)row.DueAt)
                .FirstOrDefaultAsync(token),
            cancellationToken);

    /// <summary>Delivers all that is due; answers how many that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var delivered = 0;
        int batch;
        do
        {
            batch = await DeliverBatchAsync(cancellationToken);
            delivered += batch;
        }
        while (batch == Batch);

        return delivered;
    }

    private async Task<int> DeliverBatchAsync(CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync<DeliverReminders, int>(
            Actor.System("reminders"),
            async (unit, token) =>
            {
                var now = unit.Now;
                var due = await unit.Db.Set<Reminder>()
                    .Where(row => row.DeliveredAt == null && row.DueAt <= now)
                    .OrderBy(row => row.DueAt)
                    .Take(Batch)
                    .ToListAsync(token);
                foreach (var reminder in due)
                {
                    reminder.DeliveredAt = now;
                    unit.Send(InboxMessage.To(
                        reminder.Person, "reminder." + reminder.Kind, reminder.Args, reminder.DueAt, now, reminder.Clause, LinkOf(reminder)));
                }

                return due.Count;
            },
            cancellationToken);
        return result.Value;
    }

    private static string LinkOf(Reminder reminder) => reminder.Kind switch
    {
        ReminderKind.ShiftSoon or ReminderKind.UnfinishedCases => "/me",
        ReminderKind.LateForShift or ReminderKind.PostUnmanned => "/duty",
        ReminderKind.CaseDueSoon or ReminderKind.CaseOverdue => "/cases/" + MessageArgs.First(reminder.Args),
        ReminderKind.BillsDue => "/units",
    };
}
