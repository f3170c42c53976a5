using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.People;
using Portal.Features.Search;

namespace Portal.Features.Fees;

/// <summary>
/// Finds units by room number and, for those who may reveal personal data, by owner or the end of the phone number: a hit
/// confirms what the mask hides. Owners leave it masked.
/// </summary>
internal sealed class UnitSearch(IAccess access) : ISearchSource
{
    public string Right => Rights.FeesRead;

    public string Name => "search.units";

    public int Order => 10;

    public string? MoreHref(SearchText text) => "/units?q=" + Uri.EscapeDataString(text.UnitCode);

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        var (typed, code) = (text.Typed, text.UnitCode);
        var all = db.Set<Unit>();
        var units = access.Check(actor, Rights.PersonalDataReveal) is not null ? all.Where(unit => unit.Code.Contains(code))
            : text.IsPhoneTail ? all.Where(unit => unit.Code.Contains(code) || unit.Phone!.EndsWith(typed))
            : all.Where(unit => unit.Code.Contains(code) || unit.Owner!.Contains(typed));
        var rows = await units
            .OrderBy(unit => unit.Code == code ? 0 : unit.Code.EndsWith("-" + code) ? 1 : unit.Code.StartsWith(code) ? 2 : 3)
            .ThenBy(unit => unit.Code.Length).ThenBy(unit => unit.Code)
            .Take(most)
            .Select(unit => new { unit.Code, unit.Owner, unit.Phone })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new SearchHit(
            row.Code,
            "/units/" + Uri.EscapeDataString(row.Code),
            string.Join(" · ", new[] { Mask.Name(row.Owner), Mask.Phone(row.Phone) }.Where(part => part is not null)) is { Length: > 0 } note ? note : null));
    }
}
