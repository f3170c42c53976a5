using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Finds the home that a caller speaks of; who lives there is not shown.</summary>
public sealed class LookUpUnits(PortalReader reader) : IUseCase
{
    private const int Listed = 8;

    /// <inheritdoc/>
    public static string Right => Rights.CasesTake;

    /// <summary>Units whose code contains a text, those that begin with it first, with what is open there.</summary>
    public Task<Result<IReadOnlyList<UnitHint>>> RunAsync(Actor actor, string text, CancellationToken cancellationToken) =>
        reader.ReadAsync<LookUpUnits, IReadOnlyList<UnitHint>>(
            actor,
            async (db, token) => await db.Set<Unit>()
                .Where(unit => unit.Code.Contains(text))
                .OrderBy(unit => unit.Code.StartsWith(text) ? 0 : 1).ThenBy(unit => unit.Code.Length).ThenBy(unit => unit.Code)
                .Take(Listed)
                .Select(unit => new UnitHint(
                    unit.Id,
                    unit.Code,
                    unit.Building,
                    db.Set<Case>().Count(one => one.Unit == unit.Id && one.ClosedAt == null)))
                .ToListAsync(token),
            cancellationToken);
}

/// <summary>A unit in the look-up.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Code">Code (房号).</param>
/// <param name="Building">Building, or null.</param>
/// <param name="OpenCases">Cases of the unit that are not closed: perhaps the caller asks about one of these.</param>
public sealed record UnitHint(UnitId Id, string Code, string? Building, int OpenCases);
