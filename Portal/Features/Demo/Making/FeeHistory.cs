using System.Globalization;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Making;

/// <summary>
/// Months of bills and payments, entered month by month into the fee books of the domain, which say where the money went.
/// </summary>
internal sealed class FeeHistory(EstatePlan plan, IReadOnlyList<Unit> units, SiteZone zone, DateTimeOffset now)
{
    private const double Mistaken = 0.0006;

    private readonly SortedDictionary<Period, List<(PlannedPayment Payment, int Order)>> _planned = [];
    private readonly PaymentPlan _payments = new(plan.Seed, zone);
    private readonly List<UnitAccount> _accounts = [.. units.Select(unit => new UnitAccount(unit.Id))];
    private int _order;

    /// <summary>The accounts of all units; what they changed is the history.</summary>
    public IReadOnlyList<UnitAccount> Make()
    {
        var book = new FeeBook(_accounts);
        var current = zone.PeriodOf(now);
        var period = Period.Of(current.FirstDay.AddMonths(1 - plan.Months));
        for (var month = 0; month < plan.Months; month++, period = period.Next)
        {
            var issuedAt = zone.ToInstant(period.FirstDay, MonthlyBills.IssueMinute);
            var bills = new List<BillEntry>(units.Count * 3);
            foreach (var unit in units)
            {
                BillEntry[] own = [.. MonthlyBills.Of(plan.Seed, unit, period)];
                bills.AddRange(own);
                foreach (var payment in _payments.Of(unit, month, period, own))
                {
                    Keep(payment);
                }
            }

            Require(book.AddBills(bills, issuedAt));
            if (_planned.Remove(period, out var due))
            {
                Require(book.Receive(Entries(due), issuedAt));
            }
        }

        return _accounts;
    }

    private void Keep(PlannedPayment payment)
    {
        if (payment.At > now)
        {
            return;
        }

        var period = zone.PeriodOf(payment.At);
        if (!_planned.TryGetValue(period, out var due))
        {
            _planned.Add(period, due = []);
        }

        due.Add((payment, _order++));
    }

    /// <summary>Numbers the payments of a month day by day; a few are keyed in wrong, taken back and keyed in again.</summary>
    private List<PaymentEntry> Entries(List<(PlannedPayment Payment, int Order)> due)
    {
        var chance = Chance.Of(plan.Seed, "mistakes", due.Count);
        var counts = new Dictionary<DateOnly, int>();
        var entries = new List<PaymentEntry>(due.Count + 8);
        foreach (var (payment, _) in due.OrderBy(one => one.Payment.At).ThenBy(one => one.Order))
        {
            if (chance.Is(Mistaken))
            {
                var (keyedAt, takenBackAt) = (payment.At.AddMinutes(-3), payment.At.AddMinutes(-2));
                var mistaken = new PaymentEntry(Next(payment.At), payment.Unit, keyedAt, payment.Amount + new Money(90_00), payment.Method, payment.Bill);
                entries.Add(mistaken);
                entries.Add(new PaymentEntry(Next(payment.At), payment.Unit, takenBackAt, -mistaken.Amount, payment.Method, Reverses: mistaken.Number));
            }

            entries.Add(new PaymentEntry(Next(payment.At), payment.Unit, payment.At, payment.Amount, payment.Method, payment.Bill));
        }

        return entries;

        string Next(DateTimeOffset at)
        {
            var day = zone.DateOf(at);
            var count = counts[day] = counts.GetValueOrDefault(day) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"LS-{day:yyyyMMdd}-{count:0000}");
        }
    }

    private static void Require(IReadOnlyList<EntryOutcome> outcomes)
    {
        if (outcomes.FirstOrDefault(outcome => !outcome.IsAccepted) is { Refusal: { } refusal })
        {
            throw new InvalidOperationException($"The fee books refuse the demonstration: {refusal}");
        }
    }
}
