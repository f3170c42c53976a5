using Portal.Data;

namespace Portal.Exchange.Imports;

/// <summary>One kind's handler, written in its feature: how a row is read, and how the good rows are written.</summary>
/// <typeparam name="TRow">A row with typed values.</typeparam>
public abstract class ImportHandler<TRow> : IImportHandler
    where TRow : class
{
    /// <inheritdoc/>
    public abstract ImportSchema Schema { get; }

    /// <inheritdoc/>
    public IImportBatch Read(IEnumerable<ImportRow> rows, ImportTally tally, ImportPulse pulse, CancellationToken cancellationToken)
    {
        var good = new List<ImportedRow<TRow>>();
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = row.IsGood ? Read(row) : null;
            if (value is not null && row.IsGood)
            {
                good.Add(new ImportedRow<TRow>(row, value));
            }
            else
            {
                tally.Count(row, changes: false);
            }

            pulse.RowRead();
        }

        return new Batch(this, good);
    }

    /// <summary>The typed values of a row's cells; null when a cell cannot be read, which the row itself then says.</summary>
    protected abstract TRow? Read(ImportRow row);

    /// <summary>
    /// Decides and writes the good rows in file order. Counts every row exactly once; a row is refused by
    /// <see cref="ImportRow.Reject"/> before it is counted. Queries in sets, never row by row.
    /// </summary>
    protected abstract Task ApplyAsync(ImportWrite<TRow> write, CancellationToken cancellationToken);

    private sealed class Batch(ImportHandler<TRow> handler, List<ImportedRow<TRow>> rows) : IImportBatch
    {
        public Task ApplyAsync(WriteUnit unit, ImportTally tally, ImportPulse pulse, CancellationToken cancellationToken) =>
            handler.ApplyAsync(new ImportWrite<TRow>(unit, rows, tally, pulse), cancellationToken);
    }
}
