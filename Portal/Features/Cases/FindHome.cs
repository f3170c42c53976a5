using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Finds the home that a caller speaks of, with what is open there; who lives there is not shown.</summary>
public sealed class FindHome(PortalReader reader) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesTake;

    /// <summary>The home with a code.</summary>
    public Task<Result<CallerHome>> RunAsync(Actor actor, string code, CancellationToken cancellationToken) =>
        reader.TryReadAsync<FindHome, CallerHome>(
            actor,
            async (db, token) => await db.Set<Unit>().Where(unit => unit.Code == code)
                .Select(unit => new CallerHome(unit.Id, unit.Code, db.Set<Case>().Count(one => one.Unit == unit.Id && one.ClosedAt == null)))
                .SingleOrDefaultAsync(token) is { } home ? home : CaseRefusals.UnitUnknown.With(code),
            cancellationToken);
}

/// <summary>The home of a caller.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Code">Code (房号).</param>
/// <param name="OpenCases">Cases of the unit that are not closed: perhaps the caller asks about one of these.</param>
public sealed record CallerHome(UnitId Id, string Code, int OpenCases);
