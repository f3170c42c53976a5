using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.People;
using Portal.Domain.Reports;

namespace Portal.Features.Reports;

/// <summary>Reads who stands above whom from the staff list.</summary>
internal static class ReportingLines
{
    /// <summary>Superiors who have left are passed over: their own superior is next.</summary>
    public static async Task<ReportingLine> OfAsync(PortalDb db, PersonId person, CancellationToken cancellationToken)
    {
        var staff = await db.Set<Person>().AsNoTracking().Select(one => new { one.Id, one.Code, one.SuperiorCode, one.Active }).ToListAsync(cancellationToken);
        var byId = staff.ToDictionary(one => one.Id);
        var byCode = staff.ToDictionary(one => one.Code, StringComparer.Ordinal);
        var line = ReportingLine.Of(person, id => byId.TryGetValue(id, out var one) && one.SuperiorCode is { } code && byCode.TryGetValue(code, out var superior) ? superior.Id : null);
        return line with { Superiors = [.. line.Superiors.Where(superior => byId[superior].Active)] };
    }
}
