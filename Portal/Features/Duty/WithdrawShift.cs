using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Features.Settings;

namespace Portal.Features.Duty;

/// <summary>Takes a shift from its person without a replacement; the record stays, with the reason.</summary>
public sealed class WithdrawShift(PortalWriter writer, DutyRecordLoader loader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.DutyManage;

    /// <summary>Withdraws it.</summary>
    public Task<Result> RunAsync(Actor actor, AssignmentId shift, string? reason, CancellationToken cancellationToken) =>
        writer.WriteAsync<WithdrawShift>(
            actor,
            async (unit, token) =>
            {
                var why = Reasons.Check(reason);
                if (!why.IsDone)
                {
                    return why.Refusal;
                }

                var planned = await unit.Db.Set<Assignment>().SingleOrDefaultAsync(one => one.Id == shift, token);
                return planned is null ? DutyFeatureRefusals.AssignmentUnknown
                    : planned.End <= unit.Now ? DutyFeatureRefusals.ShiftOver
                    : await FireControlAsync(unit, planned, token) is { } refusal ? refusal
                    : planned.Withdraw(why.Value);
            },
            cancellationToken);

    /// <summary>No shift of the fire control room without anybody, or as many as the site wants there [D-306].</summary>
    private async Task<Refusal?> FireControlAsync(WriteUnit unit, Assignment shift, CancellationToken cancellationToken)
    {
        var from = shift.Start > unit.Now ? shift.Start : unit.Now;
        var data = await loader.LoadAsync(unit.Db, from, shift.End, cancellationToken);
        if (shift.Withdrawn || !data.Posts.TryGetValue(shift.PostId, out var post) || !PostClauses.IsFireControl(post))
        {
            return null;
        }

        var least = (await SettingValues.ReadAsync(unit.Db, from, cancellationToken))[DutySettings.FireControlMin];
        var others = data.Record.Assignments.Where(one => one.PostId == post.Id && !one.Withdrawn && one.Id != shift.Id).ToList();
        var edges = others.SelectMany(one => new[] { one.Start, one.End }).Append(from).Where(at => at >= from && at < shift.End);
        return edges.Any(at => others.Where(one => one.Contains(at)).DistinctBy(one => one.PersonId).Count() < least)
            ? DutyFeatureRefusals.ShiftEmpty.With(post.Name, least)
            : null;
    }
}
