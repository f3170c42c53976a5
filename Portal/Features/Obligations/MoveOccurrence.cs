using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Obligations;

/// <summary>
/// Moves one occurrence to another time, or lets it fall away, for a reason that stays on record. It stays the same
/// occurrence; what follows it, such as the report of the day before a meeting, moves with it.
/// </summary>
public sealed class MoveOccurrence : IUseCase
{
    private readonly PortalWriter _writer;
    private readonly PlanOccurrences _plan;

    internal MoveOccurrence(PortalWriter writer, PlanOccurrences plan) => (_writer, _plan) = (writer, plan);

    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Moves it.</summary>
    /// <param name="actor">Who moves it.</param>
    /// <param name="obligation">Key of the obligation.</param>
    /// <param name="key">Key of the occurrence.</param>
    /// <param name="to">When it is due instead (UTC), ahead; null lets it fall away.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result> RunAsync(Actor actor, string obligation, string key, DateTimeOffset? to, string? reason, CancellationToken cancellationToken)
    {
        var moved = await _writer.WriteAsync<MoveOccurrence>(
            actor,
            async (unit, token) =>
            {
                if (reason?.Trim() is not { Length: > 0 and <= EvidenceEntry.LongestReason } why)
                {
                    return ObligationRefusals.ReasonMissing.With(EvidenceEntry.LongestReason);
                }

                if (await unit.Db.Set<DueOccurrence>().SingleOrDefaultAsync(one => one.Obligation == obligation && one.Key == key, token) is not { } row)
                {
                    return ObligationRefusals.Unknown;
                }

                // What was due has been judged; it can be done late, and not made never to have been.
                if (row.DoneAt is not null || row.Due <= unit.Now || to <= unit.Now)
                {
                    return ObligationRefusals.TooLateToMove;
                }

                var earlier = await unit.Db.Set<MovedOccurrence>().Where(one => one.Obligation == obligation && one.Key == key).OrderBy(one => one.Number).ToListAsync(token);
                unit.Db.Add(new MovedOccurrence
                {
                    Obligation = obligation, Key = key, Number = earlier.Count + 1, From = earlier.FirstOrDefault()?.From ?? row.Due, To = to, Reason = why, At = unit.Now, By = unit.Actor.Name,
                });
                return Result.Done;
            },
            cancellationToken);
        if (moved.IsDone)
        {
            await _plan.RunAsync(cancellationToken);
        }

        return moved;
    }
}
