using Microsoft.EntityFrameworkCore;
using Portal.App;
using Portal.App.Pieces;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Features.Search;

namespace Portal.Features.Fees;

/// <summary>Finds a payment by its whole number.</summary>
internal sealed class PaymentSearch(SiteClock clock) : ISearchSource
{
    public string Right => Rights.FeesRead;

    public string Name => "search.payments";

    public int Order => 60;

    public string? MoreHref(SearchText text) => null;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        string[] numbers = [text.Typed, text.Code];
        var payments = await db.Set<Payment>()
            .Where(payment => numbers.Contains(payment.Number))
            .Take(most)
            .Select(payment => new
            {
                payment.Number,
                payment.PaidAt,
                payment.Amount,
                payment.ReversedBy,
                Unit = db.Set<Unit>().Where(unit => unit.Id == payment.Unit).Select(unit => unit.Code).First(),
            })
            .ToListAsync(cancellationToken);
        return payments.ConvertAll(payment => new SearchHit(
            payment.Number,
            "/units/" + Uri.EscapeDataString(payment.Unit),
            $"{payment.Unit} · {clock.Brief(payment.PaidAt)} · ¥{payment.Amount}",
            payment.ReversedBy is not null ? "search.payment-reversed" : payment.Amount.IsNegative ? "search.payment-reversal" : null,
            Tone.Warn));
    }
}
