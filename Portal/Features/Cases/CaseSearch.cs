using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Fees;
using Portal.Features.Search;

namespace Portal.Features.Cases;

/// <summary>Finds cases by number, by the number they had elsewhere, by unit, and the latest ones by words of their title.</summary>
internal sealed class CaseSearch : ISearchSource
{
    /// <summary>So many of the latest titles are read; the list of cases searches them all.</summary>
    public const int TitlesRead = 5_000;

    public string Right => Rights.CasesRead;

    public string Name => "search.cases";

    public int Order => 20;

    public string? MoreHref(SearchText text) => "/cases?q=" + Uri.EscapeDataString(text.Typed);

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        var cases = db.Set<Case>();
        if (CaseNumber.TryParse(text.Code, out var number))
        {
            return Hits(await ReadAsync(cases.Where(one => one.Number == number), db, most, cancellationToken));
        }

        var (typed, code, unit) = (text.Typed, text.Code, text.UnitCode);
        List<CaseSight> found =
        [
            .. await ReadAsync(cases.Where(one => one.ExternalNumber == typed || one.ExternalNumber == code), db, most, cancellationToken),
            .. await ReadAsync(cases.Where(one => one.Unit == db.Set<Unit>().Where(home => home.Code == unit).Select(home => home.Id).FirstOrDefault()), db, most, cancellationToken),
            .. await ReadAsync(cases.OrderByDescending(one => one.ReceivedAt).Take(TitlesRead).Where(one => one.Title.Contains(typed)), db, most, cancellationToken),
        ];
        return Hits(found.DistinctBy(one => one.Id).Take(most));
    }

    private static Task<List<CaseSight>> ReadAsync(IQueryable<Case> cases, PortalDb db, int most, CancellationToken cancellationToken) =>
        cases.OrderByDescending(one => one.ReceivedAt).Take(most).Select(CaseSight.From(db)).ToListAsync(cancellationToken);

    private static List<SearchHit> Hits(IEnumerable<CaseSight> cases) =>
    [
        .. cases.Select(one => new SearchHit(
            one.Title,
            $"/cases/{one.Number}",
            one.Unit is null ? one.Number.ToString() : $"{one.Unit} · {one.Number}",
            $"enum.CaseStatus.{one.Status}",
            CaseLook.ToneOf(one.Status))),
    ];
}
