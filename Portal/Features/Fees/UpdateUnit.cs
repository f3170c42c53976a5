using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Changes what is known of a unit.</summary>
public sealed class UpdateUnit(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesCollect;

    /// <summary>Replaces the details, but for an owner's name and phone number that the form leaves as they are; refuses an unknown unit or steward and a negative area.</summary>
    public Task<Result> RunAsync(Actor actor, string code, UnitForm form, CancellationToken cancellationToken) =>
        writer.WriteAsync<UpdateUnit>(
            actor,
            async (write, token) =>
            {
                var unit = await write.Db.Set<Unit>().SingleOrDefaultAsync(unit => unit.Code == code, token);
                if (unit is null)
                {
                    return FeeRefusals.UnitUnknown.With(code);
                }

                var details = await form.ResolveAsync(write.Db, unit, token);
                if (!details.IsDone)
                {
                    return details.Refusal;
                }

                return unit.Update(details.Value) is { IsDone: false, Refusal: var refusal } ? refusal : Result.Done;
            },
            cancellationToken);
}
