using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Units;

/// <summary>Finds units while somebody types which one is meant. Only the code and the building leave it: who lives there is nobody's business here.</summary>
public sealed class LookUpUnits(PortalReader reader) : IUseCase
{
    /// <summary>Most units offered at once.</summary>
    public const int Most = 20;

    /// <inheritdoc/>
    public static string Right => Rights.SignedIn;

    /// <summary>The first units whose code or building contains a text: codes that begin with it, codes that have it, buildings that do. None for a blank text.</summary>
    public Task<Result<UnitHints>> RunAsync(Actor actor, string text, CancellationToken cancellationToken) =>
        reader.ReadAsync<LookUpUnits, UnitHints>(
            actor,
            async (db, token) =>
            {
                if (text.Trim() is not { Length: > 0 } typed)
                {
                    return UnitHints.None;
                }

                var found = await db.Set<Unit>().AsNoTracking()
                    .Where(unit => unit.Code.Contains(typed) || unit.Building!.Contains(typed))
                    .OrderBy(unit => unit.Code.StartsWith(typed) ? 0 : unit.Code.Contains(typed) ? 1 : 2).ThenBy(unit => unit.Code.Length).ThenBy(unit => unit.Code)
                    .Take(Most + 1)
                    .Select(unit => new UnitHint(unit.Code, unit.Building))
                    .ToListAsync(token);
                return new UnitHints([.. found.Take(Most)], found.Count > Most);
            },
            cancellationToken);
}

/// <summary>Units that may be meant.</summary>
/// <param name="Units">The first of them.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record UnitHints(IReadOnlyList<UnitHint> Units, bool HasMore)
{
    /// <summary>No units.</summary>
    public static UnitHints None { get; } = new([], false);
}

/// <summary>A unit that may be meant.</summary>
/// <param name="Code">Code (房号).</param>
/// <param name="Building">Building, or null.</param>
public sealed record UnitHint(string Code, string? Building);
