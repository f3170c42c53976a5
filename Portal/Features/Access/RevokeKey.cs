using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Access;

/// <summary>Ends a key; whoever uses it is refused from the next request on.</summary>
public sealed class RevokeKey(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.AccessManage;

    /// <summary>Revokes the key.</summary>
    public Task<Result> RunAsync(Actor actor, KeyId id, CancellationToken cancellationToken) =>
        writer.WriteAsync<RevokeKey>(
            actor,
            async (unit, token) =>
            {
                var key = await unit.Db.Set<ApiKey>().SingleOrDefaultAsync(key => key.Id == id, token);
                if (key is null)
                {
                    return AccessFeatureRefusals.KeyUnknown;
                }

                if (key.RevokedAt is not null)
                {
                    return AccessFeatureRefusals.KeyRevoked;
                }

                key.RevokedAt = unit.Now;
                return Result.Done;
            },
            cancellationToken);
}
