using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Fees;

/// <summary>Takes a new unit into the books.</summary>
public sealed class RegisterUnit(PortalWriter writer) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.FeesCollect;

    /// <summary>Registers the unit; refuses a code that is taken or missing, an unknown steward and a negative area.</summary>
    public Task<Result<UnitId>> RunAsync(Actor actor, string code, UnitForm form, CancellationToken cancellationToken) =>
        writer.WriteAsync<RegisterUnit, UnitId>(
            actor,
            async (write, token) =>
            {
                var trimmed = code.Trim();
                if (trimmed.Length == 0)
                {
                    return FeeFeatureRefusals.CodeMissing;
                }

                if (await write.Db.Set<Unit>().AnyAsync(unit => unit.Code == trimmed, token))
                {
                    return FeeFeatureRefusals.UnitExists.With(trimmed);
                }

                var details = await form.ResolveAsync(write.Db, known: null, token);
                var unit = details.IsDone ? Unit.Register(trimmed, details.Value, write.Now) : details.Refusal;
                if (!unit.IsDone)
                {
                    return unit.Refusal;
                }

                write.Db.Add(unit.Value);
                return unit.Value.Id;
            },
            cancellationToken);
}
