using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;
using Portal.Domain.Rulebook;
using Portal.Packs;

namespace Portal.Features.Obligations;

/// <summary>The check that found what a case is about.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Day">The day of the site on which it was due.</param>
public sealed record FaultSource(Wording Name, DateOnly Day)
{
    /// <summary>The page on which the check stands.</summary>
    public string Page => DayPage(Day);

    internal static string DayPage(DateOnly day) => "/desk/obligations?day=" + DayText.Of(day);
}

/// <summary>Shows from which check a case came.</summary>
public sealed class ReadFaultSource(PortalReader reader, PackLibrary library, SiteZone zone) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.CasesRead;

    /// <summary>The first check that found it; null where nobody's check did.</summary>
    public Task<Result<FaultSource?>> RunAsync(Actor actor, CaseId id, CancellationToken cancellationToken) =>
        reader.ReadAsync<ReadFaultSource, FaultSource?>(
            actor,
            async (db, token) =>
            {
                var found = await (from fault in db.Set<FaultCase>()
                                   where fault.CaseId == id
                                   join row in db.Set<DueOccurrence>() on new { fault.Obligation, fault.Key } equals new { row.Obligation, row.Key }
                                   orderby row.Due
                                   select new { row.Obligation, row.Due }).FirstOrDefaultAsync(token);
                return found is not null && library.Packs.SelectMany(pack => pack.Obligations).FirstOrDefault(one => one.Key == found.Obligation) is { } obligation
                    ? new FaultSource(obligation.Name, zone.DateOf(found.Due))
                    : null;
            },
            cancellationToken);
}
