using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Rules;

/// <summary>A person confirms having read the versions of a clause that were put to them.</summary>
public sealed class ConfirmReading(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>Confirms; refused when the person was not asked.</summary>
    public Task<Result> RunAsync(Actor actor, string clause, CancellationToken cancellationToken) =>
        writer.WriteAsync<ConfirmReading>(
            actor,
            async (unit, token) =>
            {
                var asked = await unit.Db.Set<RuleReading>().Where(row => row.Clause == clause && row.Person == actor.Person).ToListAsync(token);
                foreach (var reading in asked)
                {
                    reading.Confirm(unit.Now);
                }

                return asked.Count == 0 ? RuleRefusals.NotAsked : Result.Done;
            },
            cancellationToken);
}
