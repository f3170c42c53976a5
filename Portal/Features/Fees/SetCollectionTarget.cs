using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Sets the collection rate to be reached from a month on [B-162, B-163, B-164].</summary>
public sealed class SetCollectionTarget(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>Sets the target; refuses anything but 0 to 100 percent with at most two decimals.</summary>
    public Task<Result> RunAsync(Actor actor, FeeType type, Period from, decimal percent, CancellationToken cancellationToken) =>
        writer.WriteAsync<SetCollectionTarget>(
            actor,
            async (unit, token) =>
            {
                if (percent is < 0 or > 100 || decimal.Round(percent, 2) != percent)
                {
                    return FeeFeatureRefusals.TargetOutOfRange.With(percent);
                }

                var change = await unit.Db.Set<TargetChange>().SingleOrDefaultAsync(change => change.Type == type && change.From == from, token);
                if (change is null)
                {
                    unit.Db.Add(new TargetChange { Type = type, From = from, Percent = percent });
                }
                else
                {
                    change.Percent = percent;
                }

                return Result.Done;
            },
            cancellationToken);
}
