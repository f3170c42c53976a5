using Portal.Domain.Kernel;

namespace Portal.Features.Demo;

/// <summary>Why no demonstration is made.</summary>
internal static class DemoRefusals
{
    /// <summary>The database holds something that the demonstration did not make: {0} what.</summary>
    public static readonly Refusal NotEmpty = new("demo.not-empty");

    /// <summary>Too few or too many units.</summary>
    public static readonly Refusal UnitsRange = new Refusal("demo.units-range", "units").With(EstatePlan.MostUnits);

    /// <summary>Too few or too many months.</summary>
    public static readonly Refusal MonthsRange = new Refusal("demo.months-range", "months").With(EstatePlan.MostMonths);

    /// <summary>The database does not carry the mark of the demonstration.</summary>
    public static readonly Refusal NotMarked = new("demo.not-marked");
}
