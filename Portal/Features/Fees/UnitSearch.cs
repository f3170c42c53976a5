using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.People;
using Portal.Features.Search;

namespace Portal.Features.Fees;

/// <summary>Finds units by room number, owner or the end of the phone number. Owners leave it masked.</summary>
internal sealed class UnitSearch : ISearchSource
{
    public string Right => Rights.FeesRead;

    public string Name => "search.units";

    public int Order => 10;

    public string? MoreHref(SearchText text) => "/units?q=" + Uri.EscapeDataString(text.UnitCode);

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, SearchText text, int most, CancellationToken cancellationToken)
    {
        var (typed, code) = (text.Typed, text.UnitCode);
        var units = db.Set<Unit>().Where(unit => unit.Code.Contains(code) || unit.Owner!.Contains(typed));
        if (text.IsPhoneTail)
        {
            units = db.Set<Unit>().Where(unit => unit.Code.Contains(code) || unit.Phone!.EndsWith(typed));
        }

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
