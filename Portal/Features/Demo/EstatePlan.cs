using Portal.Domain.Kernel;

namespace Portal.Features.Demo;

/// <summary>How large the demonstration estate is, and what its chances are drawn from.</summary>
/// <param name="Units">Units, 1 to <see cref="MostUnits"/>.</param>
/// <param name="Months">Months of bills and payments, the current one included, 1 to <see cref="MostMonths"/>.</param>
/// <param name="Seed">Equal seeds at equal instants make equal estates.</param>
public sealed record EstatePlan(int Units = 1200, int Months = 14, int Seed = 1)
{
    /// <summary>The most units that are made.</summary>
    public const int MostUnits = 20_000;

    /// <summary>The most months that are made.</summary>
    public const int MostMonths = 60;

    /// <summary>Whether such an estate is made.</summary>
    public Result Check() =>
        Units is < 1 or > MostUnits ? DemoRefusals.UnitsRange
        : Months is < 1 or > MostMonths ? DemoRefusals.MonthsRange
        : Result.Done;
}
