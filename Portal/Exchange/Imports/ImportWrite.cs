using Portal.Data;

namespace Portal.Exchange.Imports;

/// <summary>The good rows of an import inside the writer's unit.</summary>
/// <typeparam name="TRow">A row with typed values.</typeparam>
public sealed class ImportWrite<TRow>
    where TRow : class
{
    private readonly ImportTally _tally;
    private readonly ImportPulse _pulse;

    internal ImportWrite(WriteUnit unit, IReadOnlyList<ImportedRow<TRow>> rows, ImportTally tally, ImportPulse pulse)
    {
        Unit = unit;
        Rows = rows;
        _tally = tally;
        _pulse = pulse;
    }

    /// <summary>The unit to write in.</summary>
    public WriteUnit Unit { get; }

    /// <summary>The rows in file order.</summary>
    public IReadOnlyList<ImportedRow<TRow>> Rows { get; }

    /// <summary>Counts a row: rejected when it was refused, else accepted, or unchanged when the books hold it already.</summary>
    public void Count(ImportRow row, bool changes)
    {
        _tally.Count(row, changes);
        _pulse.RowWritten();
    }
}

/// <summary>A row of the file and what it says.</summary>
/// <typeparam name="TRow">A row with typed values.</typeparam>
/// <param name="Source">The row as read; takes refusals and warnings.</param>
/// <param name="Value">Its typed values.</param>
public sealed record ImportedRow<TRow>(ImportRow Source, TRow Value)
    where TRow : class;
