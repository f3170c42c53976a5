namespace Portal.Exchange;

/// <summary>One column of an import kind.</summary>
/// <param name="Name">English name, as refusals name it: <c>paid_at</c>.</param>
/// <param name="Chinese">Chinese name: <c>收款时间</c>.</param>
/// <param name="Format">How its cells are written.</param>
/// <param name="Example">A valid cell, for the template's prompt and the API's description.</param>
public sealed record ImportColumn(string Name, string Chinese, ColumnFormat Format, string Example)
{
    /// <summary>True when the file must have the column and every row a value in it.</summary>
    public bool Required { get; init; }

    /// <summary>The words of a <see cref="ColumnFormat.Word"/> column; suggestions for <see cref="ColumnFormat.Days"/>.</summary>
    public IReadOnlyList<CellWord> Words { get; init; } = [];

    /// <summary>Name of the member in a JSON object: <c>paidAt</c>.</summary>
    public string JsonName { get; } = string.Concat(
        Name.Split('_').Select((part, index) => index == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Key of the text that explains the format.</summary>
    public string HintKey => "import.hint." + Format switch
    {
        ColumnFormat.Text => "text",
        ColumnFormat.Code => "code",
        ColumnFormat.Amount => "amount",
        ColumnFormat.Area => "area",
        ColumnFormat.WholeNumber => "number",
        ColumnFormat.Date => "date",
        ColumnFormat.Instant => "instant",
        ColumnFormat.Period => "period",
        ColumnFormat.TimeOfDay => "time",
        ColumnFormat.Word => "word",
        ColumnFormat.Days => "days",
        ColumnFormat.Qualifications => "qualifications",
    };
}
