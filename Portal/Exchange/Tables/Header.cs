namespace Portal.Exchange.Tables;

/// <summary>Which cell of a line belongs to which column.</summary>
internal sealed class Header
{
    private readonly int[] _cells;

    private Header(ImportSchema schema, int line, int width, int[] cells)
    {
        Line = line;
        Width = width;
        _cells = cells;
        Carried = [.. cells.Select(cell => cell >= 0)];
        Missing =
        [
            .. schema.Columns
                .Where((column, ordinal) => column.Required && cells[ordinal] < 0)
                .Select(column => new ImportProblem(line, ImportRefusals.ColumnMissing.At(column.Name).With(column.Chinese, column.Name))),
        ];
    }

    /// <summary>Physical line of the header.</summary>
    public int Line { get; }

    /// <summary>Number of its cells.</summary>
    public int Width { get; }

    /// <summary>For each column of the kind whether the file has it.</summary>
    public bool[] Carried { get; }

    /// <summary>Required columns that the file lacks.</summary>
    public IReadOnlyList<ImportProblem> Missing { get; }

    /// <summary>Columns that come twice.</summary>
    public IReadOnlyList<ImportProblem> Twice { get; private init; } = [];

    /// <summary>Columns that the kind does not have.</summary>
    public IReadOnlyList<ImportProblem> Unknown { get; private init; } = [];

    /// <summary>Cell of a column by the column's position in the kind, or -1.</summary>
    public int this[int ordinal] => _cells[ordinal];

    /// <summary>How many columns of the kind a line names.</summary>
    public static int CountKnown(ImportSchema schema, RecordBuffer record)
    {
        var seen = 0UL;
        for (var cell = 0; cell < record.Count; cell++)
        {
            var ordinal = schema.Recognise(record[cell]);
            seen |= ordinal < 0 ? 0 : 1UL << ordinal;
        }

        return System.Numerics.BitOperations.PopCount(seen);
    }

    /// <summary>The line among the first that names the most columns; the first such, or line 1 if none names any.</summary>
    public static Header Find(ImportSchema schema, ITableRecords records, TableLimits limits)
    {
        var best = new Header(schema, 1, 0, [.. schema.Columns.Select(_ => -1)]);
        var known = 0;
        while (records.Read() && records.Current.Line <= limits.HeaderLines)
        {
            var count = CountKnown(schema, records.Current);
            if (count > known)
            {
                best = Of(schema, records.Current);
                known = count;
            }
        }

        return best;
    }

    private static Header Of(ImportSchema schema, RecordBuffer record)
    {
        var cells = Enumerable.Repeat(-1, schema.Columns.Count).ToArray();
        List<ImportProblem> twice = [];
        List<ImportProblem> unknown = [];
        for (var cell = 0; cell < record.Count; cell++)
        {
            var ordinal = schema.Recognise(record[cell]);
            if (ordinal < 0)
            {
                if (!record[cell].IsEmpty)
                {
                    var name = CellText.Quote(record[cell]);
                    unknown.Add(new ImportProblem(record.Line, ImportRefusals.ColumnUnknown.At(name).With(name)));
                }
            }
            else if (cells[ordinal] >= 0)
            {
                var column = schema.Columns[ordinal];
                twice.Add(new ImportProblem(record.Line, ImportRefusals.ColumnTwice.At(column.Name).With(column.Chinese, column.Name)));
            }
            else
            {
                cells[ordinal] = cell;
            }
        }

        return new Header(schema, record.Line, record.Count, cells) { Twice = twice, Unknown = unknown };
    }
}
