using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Obligations;

namespace Portal.Features.Reminders;

/// <summary>What planning changed.</summary>
/// <param name="Added">New rows of the due table.</param>
/// <param name="Changed">Waiting rows whose time or words changed.</param>
/// <param name="Removed">Waiting rows whose reason has gone.</param>
internal sealed record PlanTally(int Added, int Changed, int Removed)
{
    public static PlanTally Nothing { get; } = new(0, 0, 0);
}

/// <summary>
/// Makes the due table say what the forecast says: adds what is new, moves what moved, takes out what waits without a
/// reason any more. What was delivered stays as it is. May run as often as one likes.
/// </summary>
internal sealed class PlanReminders(PortalReader reader, PortalWriter writer) : IUseCase
{
    public static string Right => Rights.JobsManage;

    /// <summary>Writes only when something differs; most of the time nothing does.</summary>
    public async Task<PlanTally> RunAsync(IReadOnlyDictionary<ReminderKey, ReminderDue> forecast, CancellationToken cancellationToken)
    {
        var differs = await reader.ReadAsync(async (db, token) => (await CompareAsync(db, forecast, token)).Any, cancellationToken);
        if (!differs)
        {
            return PlanTally.Nothing;
        }

        var tally = await writer.WriteAsync<PlanReminders, PlanTally>(
            Actor.System("reminders"),
            async (unit, token) =>
            {
                var difference = await CompareAsync(unit.Db, forecast, token);
                unit.Db.RemoveRange(difference.Gone);
                unit.Db.AddRange(difference.New.Select(ToRow));
                foreach (var (row, due) in difference.Moved)
                {
                    (row.DueAt, row.Args, row.Clause) = (due.DueAt, MessageArgs.Write(due.Args), due.Clause);
                }

                return new PlanTally(difference.New.Count, difference.Moved.Count, difference.Gone.Count);
            },
            cancellationToken);
        return tally.Value;
    }

    private static async Task<Difference> CompareAsync(
        PortalDb db, IReadOnlyDictionary<ReminderKey, ReminderDue> forecast, CancellationToken cancellationToken)
    {
        var rows = db.Set<Reminder>();
        var waiting = await rows.Where(row => row.DeliveredAt == null).ToListAsync(cancellationToken);
        var known = waiting.Select(row => row.Key).ToHashSet();
        string[] unknown = [.. forecast.Keys.Where(key => !known.Contains(key)).Select(key => key.Occurrence).Distinct(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            known.UnionWith(
                (await rows.Where(row => row.DeliveredAt != null && unknown.Contains(row.Occurrence))
                    .Select(row => new { row.Kind, row.Occurrence, row.Person })
                    .ToListAsync(cancellationToken))
                .Select(row => new ReminderKey(row.Kind, row.Occurrence, row.Person)));
        }

        return new Difference(
            [.. forecast.Where(pair => !known.Contains(pair.Key)).Select(pair => pair.Value)],
            [
                .. waiting.Where(row => forecast.TryGetValue(row.Key, out var due) && Differs(row, due))
                    .Select(row => (row, forecast[row.Key])),
            ],
            // The day's digest is forecast only when it is asked for.
            [.. waiting.Where(row => row.Kind != ReminderKind.BillsDue && !forecast.ContainsKey(row.Key))]);
    }

    private static bool Differs(Reminder row, ReminderDue due) =>
        row.DueAt.ToUnixTimeMilliseconds() != due.DueAt.ToUnixTimeMilliseconds() || row.Args != MessageArgs.Write(due.Args) || row.Clause != due.Clause;

    private static Reminder ToRow(ReminderDue due) => new()
    {
        Kind = due.Kind,
        Occurrence = due.Occurrence,
        Person = due.Person,
        DueAt = due.DueAt,
        Args = MessageArgs.Write(due.Args),
        Clause = due.Clause,
    };

    private sealed record Difference(
        IReadOnlyList<ReminderDue> New, IReadOnlyList<(Reminder Row, ReminderDue Due)> Moved, IReadOnlyList<Reminder> Gone)
    {
        public bool Any => New.Count + Moved.Count + Gone.Count > 0;
    }
}
