using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;
using Portal.Features.Demo.Making;
using Portal.Features.Fees;

namespace Portal.Features.Demo.Life;

/// <summary>
/// The payments that the households' plans have until an instant and that did not come yet: those whose bills are open.
/// A bill that was paid by hand needs none, and one whose payment was taken back by hand is left to people.
/// </summary>
internal sealed class DuePayments(PortalReader reader, SiteZone zone)
{
    /// <summary>The latest anybody pays, who pays at all, is in the fourth month.</summary>
    private const int MonthsBack = 4;

    /// <summary>The payments in order of time.</summary>
    public async Task<IReadOnlyList<DuePayment>> UntilAsync(Demonstration mark, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var last = zone.PeriodOf(until);
        var first = Estate.FirstPeriod(mark.Plan, zone, mark.MadeAt);
        var from = Period.Of(last.FirstDay.AddMonths(-MonthsBack));
        var bills = await reader.ReadAsync((db, token) => OpenAsync(db, from < first ? first : from, last, token), cancellationToken);
        var units = bills.Count == 0 ? [] : await reader.ReadAsync((db, token) => db.Set<Unit>().ToDictionaryAsync(unit => unit.Id, token), cancellationToken);
        var plan = new PaymentPlan(mark.Seed, zone);
        return
        [
            .. from month in bills.GroupBy(bill => (bill.Unit, bill.Period))
               let unit = units[month.Key.Unit]
               let open = month.ToDictionary(bill => bill.Number, bill => bill.Open, StringComparer.Ordinal)
               let entries = MonthlyBills.Of(mark.Seed, unit, month.Key.Period).ToList()
               from payment in plan.Of(unit, MonthsBetween(first, month.Key.Period), month.Key.Period, entries)
               where payment.At <= until && payment.For.Any(open.ContainsKey)
               orderby payment.At
               select new DuePayment(payment, unit, OpenOf(payment, open)),
        ];
    }

    private static Task<List<Bill>> OpenAsync(PortalDb db, Period from, Period last, CancellationToken cancellationToken) =>
        db.Set<Bill>().Open()
            .Where(bill => bill.Period >= from && bill.Period <= last)
            .Where(bill => !db.Set<Allocation>().Any(row => row.Bill == bill.Id && row.Amount < EF.Constant(Money.Zero)))
            .ToListAsync(cancellationToken);

    /// <summary>What is open of the bills it is meant for; a year ahead is paid in full.</summary>
    private static Money OpenOf(PlannedPayment payment, Dictionary<string, Money> open)
    {
        var sum = payment.For.Aggregate(Money.Zero, (sum, number) => sum + open.GetValueOrDefault(number));
        return payment.For.Count == 1 && payment.Bill is null ? payment.Amount : sum;
    }

    private static int MonthsBetween(Period first, Period period) => (period.Year - first.Year) * 12 + period.Month - first.Month;
}

/// <summary>A payment of the plan that has not come.</summary>
/// <param name="Payment">The plan.</param>
/// <param name="Unit">Who pays.</param>
/// <param name="Amount">What is still open of it.</param>
internal sealed record DuePayment(PlannedPayment Payment, Unit Unit, Money Amount);
