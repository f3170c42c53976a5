using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;

namespace Portal.Features.Duty;

/// <summary>Takes a shift from its person without a replacement; the record stays, with the reason.</summary>
public sealed class WithdrawShift(PortalWriter writer) : IUseCase
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
                    : planned.Withdraw(why.Value);
            },
            cancellationToken);
}
