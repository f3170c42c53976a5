using System.Globalization;
using System.Text;
using Portal.Domain.Kernel;

namespace Portal.Domain.Rulebook;

/// <summary>
/// A number, time or weekday of a clause that a site may set. Two clauses with the same key speak of the same thing; where
/// their documents disagree, the administrator decides.
/// </summary>
/// <param name="Key">Name in the data, e.g. <c>early_arrival_min</c>.</param>
/// <param name="Name">Name on screen.</param>
/// <param name="Unit">What the value counts or names.</param>
/// <param name="Value">
/// The document's value in canonical form (<c>10</c>, <c>22.5</c>, <c>09:00</c>, <c>mon</c>); null where the document leaves it
/// open: off until the site sets one.
/// </param>
/// <param name="Least">Smallest number allowed, or null.</param>
/// <param name="Most">Largest number allowed, or null.</param>
public sealed record ClauseParameter(string Key, Wording Name, ParameterUnit Unit, string? Value, decimal? Least, decimal? Most)
{
    /// <summary>Canonical weekdays, from Monday on.</summary>
    public static IReadOnlyList<string> Weekdays { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Brings a value into canonical form, full-width digits too; refused where the unit or the bounds do not allow it.</summary>
    public Result<string> Read(string value)
    {
        var text = value.Normalize(NormalizationForm.FormKC).Trim();
        switch (Unit)
        {
            case ParameterUnit.Time:
                return TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                    ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
                    : RulebookRefusals.NotATime.With(text);
            case ParameterUnit.Weekday:
                return Weekdays.FirstOrDefault(day => day.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } weekday
                    ? weekday
                    : RulebookRefusals.NotAWeekday.With(text);
            default:
                return ReadNumber(text);
        }
    }

    private Result<string> ReadNumber(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return RulebookRefusals.NotANumber.With(text);
        }

        var (least, most) = Unit == ParameterUnit.DayOfMonth ? (Least ?? 1, Most ?? 31) : (Least ?? 0, Most);
        if (number < least || number > most)
        {
            return RulebookRefusals.OutOfRange.With(Show(least), most is { } top ? Show(top) : "∞");
        }

        return Show(number);
    }

    private static string Show(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
