using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <summary>Reads a cell that is not blank.</summary>
/// <typeparam name="T">What the cell means.</typeparam>
/// <param name="cell">The cell, trimmed, not empty.</param>
/// <param name="column">English name of the column, for the refusal.</param>
public delegate Result<T> CellParser<T>(ReadOnlySpan<char> cell, string column);

/// <summary>
/// One row of a file, or one JSON object. Cells are read by the English name of their column; the first cell that
/// cannot be read, or the first <see cref="Reject"/>, makes the row's one problem. Safe to keep after the file is closed.
/// </summary>
public sealed class ImportRow
{
    private readonly ImportSchema _schema;
    private readonly string _text;
    private readonly int[] _ends;
    private readonly bool[] _carried;
    private List<Refusal>? _warnings;

    /// <summary>A row from the cells of all columns of the kind, one behind the other.</summary>
    /// <param name="schema">The kind.</param>
    /// <param name="line">Physical line of the row's start.</param>
    /// <param name="text">The trimmed cells without gaps.</param>
    /// <param name="ends">For each column the end of its cell in <paramref name="text"/>.</param>
    /// <param name="carried">For each column whether the file has it.</param>
    /// <param name="problem">What is wrong with the row as a whole, or null.</param>
    internal ImportRow(ImportSchema schema, int line, string text, int[] ends, bool[] carried, Refusal? problem)
    {
        _schema = schema;
        Line = line;
        _text = text;
        _ends = ends;
        _carried = carried;
        Problem = problem;
        for (var ordinal = 0; ordinal < schema.Columns.Count && Problem is null; ordinal++)
        {
            if (schema.Columns[ordinal] is { Required: true } column && Cell(ordinal).IsEmpty)
            {
                Reject(ImportRefusals.Required.At(column.Name));
            }
        }
    }

    /// <summary>Physical line on which the row starts, 1-based; for XLSX the row; 1 for a JSON object.</summary>
    public int Line { get; }

    /// <summary>Why the row is refused: the first thing found wrong, or null.</summary>
    public Refusal? Problem { get; private set; }

    /// <summary>True while nothing is wrong with the row.</summary>
    public bool IsGood => Problem is null;

    /// <summary>What deserves a look without refusing the row.</summary>
    public IReadOnlyList<Refusal> Warnings => _warnings ?? [];

    /// <summary>True when the file has the column, whether or not this row has a value in it.</summary>
    public bool Carries(string column) => _carried[_schema.Ordinal(column)];

    /// <summary>True when the row has a value in the column.</summary>
    public bool Has(string column) => !Cell(_schema.Ordinal(column)).IsEmpty;

    /// <summary>The trimmed cell; empty when blank or when the file has no such column.</summary>
    public string Get(string column) => Cell(_schema.Ordinal(column)).ToString();

    /// <summary>Refuses the row; only the first refusal of a row counts.</summary>
    public void Reject(Refusal refusal) => Problem ??= refusal;

    /// <summary>Adds a warning to the row.</summary>
    public void Warn(Refusal warning) => (_warnings ??= []).Add(warning);

    /// <summary>The cell read by <paramref name="parse"/>; null when blank or refused.</summary>
    public T? Value<T>(string column, CellParser<T> parse)
        where T : struct => Parse(column, parse, out var value) ? value : null;

    /// <summary>The cell read by <paramref name="parse"/>; null when blank or refused.</summary>
    public T? Read<T>(string column, CellParser<T> parse)
        where T : class => Parse(column, parse, out var value) ? value : null;

    /// <summary>Free text; empty when blank or refused.</summary>
    public string Text(string column) => Read(column, Cells.Text) ?? "";

    /// <summary>A code; empty when blank or refused.</summary>
    public string Code(string column) => Read(column, Cells.Code) ?? "";

    /// <summary>An amount; null when blank or refused.</summary>
    public Money? Amount(string column, AmountRule rule) => Value<Money>(column, (cell, name) => Cells.Amount(cell, name, rule));

    /// <summary>Square metres; null when blank or refused.</summary>
    public decimal? Area(string column) => Value<decimal>(column, Cells.Area);

    /// <summary>A whole number; null when blank or refused.</summary>
    public int? WholeNumber(string column, int min, int max) => Value<int>(column, (cell, name) => Cells.WholeNumber(cell, name, min, max));

    /// <summary>A day; null when blank or refused.</summary>
    public DateOnly? Date(string column) => Value<DateOnly>(column, Cells.Date);

    /// <summary>An instant in UTC; null when blank or refused.</summary>
    public DateTimeOffset? Instant(string column, SiteZone site) => Value<DateTimeOffset>(column, (cell, name) => Cells.Instant(cell, name, site));

    /// <summary>A month; null when blank or refused.</summary>
    public Period? Period(string column) => Value<Period>(column, Cells.Period);

    /// <summary>Minutes after midnight, 0 to 1440; null when blank or refused.</summary>
    public int? MinuteOfDay(string column) => Value<int>(column, Cells.MinuteOfDay);

    /// <summary>Certificates; empty when blank or refused.</summary>
    public IReadOnlyList<QualificationCell> Qualifications(string column) => Read<IReadOnlyList<QualificationCell>>(column, Cells.Qualifications) ?? [];

    /// <summary>The English word of a <see cref="ColumnFormat.Word"/> column, whichever language was written; null when blank or refused.</summary>
    public string? Word(string column) =>
        Read<string>(column, (cell, name) => Cells.Word(cell, name, _schema.Columns[_schema.Ordinal(name)].Words));

    private bool Parse<T>(string column, CellParser<T> parse, out T? value)
    {
        value = default;
        var cell = Cell(_schema.Ordinal(column));
        if (cell.IsEmpty)
        {
            return false;
        }

        var result = parse(cell, column);
        if (!result.IsDone)
        {
            Reject(result.Refusal);
            return false;
        }

        value = result.Value;
        return true;
    }

    private ReadOnlySpan<char> Cell(int ordinal) => _text.AsSpan((ordinal == 0 ? 0 : _ends[ordinal - 1]).._ends[ordinal]);
}
