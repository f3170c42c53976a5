using Microsoft.EntityFrameworkCore;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Features.Search;

namespace Portal.Features.Fees;

/// <summary>Finds a bill by its whole number: what a customer reads from the paper.</summary>
internal sealed class BillSearch : ISearchSource
{
    public string Right => Rights.FeesRead;

    public string Name => "search.bills";

    public int Order => 50;

    public string? MoreHref(SearchText text) => null;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        string[] numbers = [text.Typed, text.Code];
        var bills = await db.Set<Bill>()
            .Where(bill => numbers.Contains(bill.Number))
            .Take(most)
            .Select(bill => new
            {
                bill.Number,
                bill.Period,
                bill.Amount,
                bill.Waived,
                bill.Open,
                Unit = db.Set<Unit>().Where(unit => unit.Id == bill.Unit).Select(unit => unit.Code).First(),
            })
            .ToListAsync(cancellationToken);
        return bills.ConvertAll(bill => new SearchHit(
            bill.Number,
            "/units/" + Uri.EscapeDataString(bill.Unit),
            $"{bill.Unit} · {bill.Period} · ¥{bill.Amount - bill.Waived}",
            bill.Open.Fen > 0 ? "search.bill-open" : "search.bill-paid",
            bill.Open.Fen > 0 ? Tone.Warn : Tone.Good));
    }
}
