using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Making;

/// <summary>When and how a household pays the bills of a month.</summary>
internal sealed class PaymentPlan(int seed, SiteZone zone)
{
    private const double Forgets = 0.015;
    private const int MonthsAhead = 12;

    /// <summary>The payments for the bills of a month, whenever they come.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="month">Months since the first that has bills.</param>
    /// <param name="period">The month.</param>
    /// <param name="bills">Its bills: property, utility, service.</param>
    public IEnumerable<PlannedPayment> Of(Unit unit, int month, Period period, IReadOnlyList<BillEntry> bills)
    {
        var chance = Chance.Of(seed, "payments " + unit.Code, period.Number);
        var (property, utility, service) = (bills[0], bills[1], bills[2]);
        switch (Payers.Of(seed, unit.Code))
        {
            case Payer.Together when chance.Is(Forgets):
                yield return Unnamed(chance, Payers.After(chance, period, 6, 40, zone), property, utility);
                yield return Named(chance, Payers.InTime(chance, period, zone), service);
                break;
            case Payer.Together:
                yield return Unnamed(chance, Payers.InTime(chance, period, zone), property, utility, service);
                break;
            case Payer.Separately:
                yield return Named(chance, chance.Is(Forgets) ? Payers.After(chance, period, 6, 40, zone) : Payers.InTime(chance, period, zone), property);
                yield return Named(chance, chance.Is(Forgets) ? Payers.After(chance, period, 2, 25, zone) : Payers.InTime(chance, period, zone), utility);
                yield return Named(chance, Payers.InTime(chance, period, zone), service);
                break;
            case Payer.Late:
                yield return Named(chance, Payers.After(chance, period, 8, 85, zone), property);
                yield return Named(chance, Payers.InTime(chance, period, zone), utility);
                yield return Named(chance, Payers.InTime(chance, period, zone), service);
                break;
            case Payer.Withholding:
                yield return Named(chance, chance.Is(0.6) ? Payers.InTime(chance, period, zone) : Payers.After(chance, period, 3, 45, zone), utility);
                yield return Named(chance, Payers.InTime(chance, period, zone), service);
                break;
            case Payer.YearAhead:
                foreach (var payment in Ahead(chance, month, period, property, utility, service))
                {
                    yield return payment;
                }

                break;
        }
    }

    private IEnumerable<PlannedPayment> Ahead(Chance chance, int month, Period period, BillEntry property, BillEntry utility, BillEntry service)
    {
        var early = zone.ToInstant(period.FirstDay, 9 * 60) + chance.Time(TimeSpan.Zero, TimeSpan.FromDays(3));
        yield return Named(chance, early, utility);
        yield return Named(chance, early + TimeSpan.FromMinutes(1), service);
        if (month % MonthsAhead == 0)
        {
            yield return new PlannedPayment(
                property.Unit, early + TimeSpan.FromMinutes(2), new Money(property.Amount.Fen * MonthsAhead), chance.Pick(EstateData.Shipped.Methods), null, [property.Number]);
        }
    }

    private static PlannedPayment Named(Chance chance, DateTimeOffset at, BillEntry bill) =>
        new(bill.Unit, at, bill.Amount - bill.Waived, chance.Pick(EstateData.Shipped.Methods), bill.Number, [bill.Number]);

    private static PlannedPayment Unnamed(Chance chance, DateTimeOffset at, params IReadOnlyList<BillEntry> bills) =>
        new(
            bills[0].Unit, at, bills.Aggregate(Money.Zero, (sum, bill) => sum + bill.Amount - bill.Waived), chance.Pick(EstateData.Shipped.Methods), null,
            [.. bills.Select(bill => bill.Number)]);
}

/// <summary>A payment without its number.</summary>
/// <param name="Unit">The unit that pays.</param>
/// <param name="At">When.</param>
/// <param name="Amount">How much.</param>
/// <param name="Method">How.</param>
/// <param name="Bill">Number of the bill it names, or null.</param>
/// <param name="For">Numbers of the bills that it is meant for.</param>
internal sealed record PlannedPayment(UnitId Unit, DateTimeOffset At, Money Amount, string Method, string? Bill, IReadOnlyList<string> For);
