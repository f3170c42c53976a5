using Portal.Domain.Kernel;

namespace Portal.Exchange.Tables;

/// <summary>A value of an exported table.</summary>
public readonly record struct TableCell
{
    private TableCell(TableCellKind kind, string text = "", decimal number = 0, DateTime moment = default)
    {
        Kind = kind;
        Text = text;
        Number = number;
        Moment = moment;
    }

    /// <summary>What the cell holds; blank for <c>default</c>.</summary>
    public TableCellKind Kind { get; }

    /// <summary>The text of a text cell.</summary>
    public string Text => field ?? "";

    /// <summary>The number of a number or money cell; money in yuan.</summary>
    public decimal Number { get; }

    /// <summary>The day of a day cell, the site's clock time of an instant cell.</summary>
    public DateTime Moment { get; }

    /// <summary>An instant, shown as the site's clock time in whole seconds.</summary>
    public static TableCell Of(DateTimeOffset instant, SiteZone site)
    {
        var local = site.ToSite(instant).DateTime;
        return new(TableCellKind.Instant, moment: local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)));
    }

    /// <summary>A text, blank for null.</summary>
    public static implicit operator TableCell(string? text) => string.IsNullOrEmpty(text) ? default : new(TableCellKind.Text, text);

    /// <summary>A number, blank for null.</summary>
    public static implicit operator TableCell(decimal? number) => number is { } value ? new(TableCellKind.Number, number: value) : default;

    /// <summary>A number.</summary>
    public static implicit operator TableCell(decimal number) => new(TableCellKind.Number, number: number);

    /// <summary>A number.</summary>
    public static implicit operator TableCell(int number) => new(TableCellKind.Number, number: number);

    /// <summary>An amount.</summary>
    public static implicit operator TableCell(Money money) => new(TableCellKind.Money, number: money.Fen / 100m);

    /// <summary>A day, blank for null.</summary>
    public static implicit operator TableCell(DateOnly? day) =>
        day is { } value ? new(TableCellKind.Date, moment: value.ToDateTime(TimeOnly.MinValue)) : default;

    /// <summary>A day.</summary>
    public static implicit operator TableCell(DateOnly day) => (DateOnly?)day;

    /// <summary>A month, as text.</summary>
    public static implicit operator TableCell(Period period) => period.ToString();
}
