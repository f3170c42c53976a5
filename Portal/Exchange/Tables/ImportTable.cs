namespace Portal.Exchange.Tables;

/// <summary>
/// A file that can be imported: its header is complete and it was read through once, so that going over its rows cannot
/// fail any more. Rows are made one by one; holding none of them, memory stays flat.
/// </summary>
public sealed class ImportTable : IDisposable
{
    private readonly ITableFile _file;
    private readonly ImportSchema _schema;
    private readonly Header _header;
    private readonly Stream? _spool;

    /// <summary>A file that was read through.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schema">The kind of import.</param>
    /// <param name="header">Its header, complete.</param>
    /// <param name="rowCount">Rows below the header that are not blank.</param>
    /// <param name="spool">Copy of the file to dispose with the table, if one was made.</param>
    internal ImportTable(ITableFile file, ImportSchema schema, Header header, int rowCount, Stream? spool)
    {
        _file = file;
        _spool = spool;
        _schema = schema;
        _header = header;
        RowCount = rowCount;
    }

    /// <summary>Rows below the header that are not blank.</summary>
    public int RowCount { get; }

    /// <summary>Physical line of the header, 1-based; for XLSX the row.</summary>
    public int HeaderLine => _header.Line;

    /// <summary>Columns that the kind does not have.</summary>
    public IReadOnlyList<ImportProblem> Warnings => _header.Unknown;

    /// <summary>The rows in the order of the file, blank ones left out; can be gone over again, one pass at a time.</summary>
    public IEnumerable<ImportRow> Rows()
    {
        var room = new char[1024];
        using var records = _file.Open();
        while (records.Read())
        {
            var record = records.Current;
            if (record.Line > _header.Line && !record.IsBlank)
            {
                yield return MakeRow(record, ref room);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _spool?.Dispose();
    }

    private ImportRow MakeRow(RecordBuffer record, ref char[] room)
    {
        var ends = new int[_schema.Columns.Count];
        var length = 0;
        for (var ordinal = 0; ordinal < ends.Length; ordinal++)
        {
            var cell = _header[ordinal] < 0 ? [] : record[_header[ordinal]];
            if (length + cell.Length > room.Length)
            {
                Array.Resize(ref room, Math.Max(room.Length * 2, length + cell.Length));
            }

            cell.CopyTo(room.AsSpan(length));
            length += cell.Length;
            ends[ordinal] = length;
        }

        var last = LastCell(record);
        var surplus = _file.RefusesSurplusCells && last > _header.Width ? ImportRefusals.CellsSurplus.With(last, _header.Width) : null;
        return new ImportRow(_schema, record.Line, new string(room, 0, length), ends, _header.Carried, surplus);
    }

    /// <summary>Number of cells up to the last that is not blank.</summary>
    private static int LastCell(RecordBuffer record)
    {
        var last = record.Count;
        while (last > 0 && record[last - 1].IsEmpty)
        {
            last--;
        }

        return last;
    }
}
