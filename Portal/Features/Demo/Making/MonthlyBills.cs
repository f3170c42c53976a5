using System.Globalization;
using Portal.Domain.Fees;
using Portal.Domain.Kernel;

namespace Portal.Features.Demo.Making;

/// <summary>The bills that every unit gets on the 1st of a month, one of each type.</summary>
internal static class MonthlyBills
{
    private const decimal YuanPerSquareMetre = 2.80m;

    /// <summary>Hour of the site's day on the 1st at which they are issued.</summary>
    public const int IssueMinute = 5;

    /// <summary>The bills of a unit for a month.</summary>
    public static IEnumerable<BillEntry> Of(int seed, Unit unit, Period period)
    {
        var chance = Chance.Of(seed, "bills " + unit.Code, period.Number);
        var property = Money.FromYuan(decimal.Round((unit.Area ?? 80m) * YuanPerSquareMetre, 2, MidpointRounding.AwayFromZero));
        var utility = new Money(chance.Between(3_500, 19_500));
        var service = new Money(chance.Between(4, 24) * 500L);
        yield return Bill(unit, FeeType.Property, period, property, 25, chance.Is(0.01) ? new Money(property.Fen / 10) : Money.Zero);
        yield return Bill(unit, FeeType.Utility, period, utility, 20);
        yield return Bill(unit, FeeType.Service, period, service, 15);
    }

    /// <summary>Number of a monthly bill.</summary>
    public static string NumberOf(FeeType type, Period period, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Book(type)}{period.Number}-{unit}");

    private static BillEntry Bill(Unit unit, FeeType type, Period period, Money amount, int dueDay, Money waived = default) =>
        new(NumberOf(type, period, unit.Code), unit.Id, type, period, amount, new DateOnly(period.Year, period.Month, dueDay), waived);

    /// <summary>The letters of the bills' numbers: WY 物业费, GY 公用事业费, TY 特约服务费.</summary>
    private static string Book(FeeType type) => type switch
    {
        FeeType.Property => "WY",
        FeeType.Utility => "GY",
        FeeType.Service => "TY",
    };
}
