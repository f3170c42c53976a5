using System.Globalization;

namespace Portal.Domain.Kernel;

/// <summary>A billing or statistics month (账期), written <c>yyyy-MM</c>.</summary>
public readonly record struct Period : IComparable<Period>
{
    /// <summary>A month of a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not 1 to 12 or the year not 1 to 9998.</exception>
    public Period(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        Number = year * 100 + month;
    }

    /// <summary><c>yyyyMM</c> as one number; how a period is stored and ordered.</summary>
    public int Number { get; }

    /// <summary>Calendar year.</summary>
    public int Year => Number / 100;

    /// <summary>Calendar month, 1 to 12.</summary>
    public int Month => Number % 100;

    /// <summary>First day of the month.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>Last day of the month.</summary>
    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    /// <summary>The following month.</summary>
    public Period Next => Of(FirstDay.AddMonths(1));

    /// <summary>The preceding month.</summary>
    public Period Previous => Of(FirstDay.AddMonths(-1));

    /// <summary>The month that holds a day.</summary>
    public static Period Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Back from <see cref="Number"/>.</summary>
    public static Period FromNumber(int number) => new(number / 100, number % 100);

    /// <summary>Reads exactly <c>yyyy-MM</c>, from 1901 to 2199 as files have it: every such month has instants in every zone.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        var ok = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1901 and <= 2199;
        period = ok ? Of(day) : default;
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(Period other) => Number.CompareTo(other.Number);

    public static bool operator <(Period a, Period b) => a.Number < b.Number;
    public static bool operator >(Period a, Period b) => a.Number > b.Number;
    public static bool operator <=(Period a, Period b) => a.Number <= b.Number;
    public static bool operator >=(Period a, Period b) => a.Number >= b.Number;

    /// <summary><c>yyyy-MM</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
