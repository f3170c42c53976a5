using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Features.Reminders;

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

                if (asked.Count == 0 || actor.Person is not { } reader)
                {
                    return RuleRefusals.NotAsked;
                }

                await unit.AcknowledgeAsync(reader, ReadingRequests.LinkTo(clause), token);
                return Result.Done;
            },
            cancellationToken);
}
