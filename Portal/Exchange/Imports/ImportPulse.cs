namespace Portal.Exchange.Imports;

/// <summary>Counts rows as an import goes and reports every thousandth, so that a page can show how far it is.</summary>
/// <param name="total">Rows of the file.</param>
/// <param name="progress">Who wants to know, or null.</param>
public sealed class ImportPulse(int total, IProgress<ImportProgress>? progress)
{
    private const int Stride = 1000;
    private int _read;
    private int _written;

    /// <summary>A row was read and checked.</summary>
    public void RowRead() => Beat(++_read);

    /// <summary>A row was decided and written.</summary>
    public void RowWritten() => Beat(++_written);

    private void Beat(int count)
    {
        if (progress is not null && (count % Stride == 0 || count == total))
        {
            progress.Report(new ImportProgress(total, _read, _written));
        }
    }
}

/// <summary>How far an import is.</summary>
/// <param name="Total">Rows of the file.</param>
/// <param name="Read">Rows read and checked.</param>
/// <param name="Written">Rows decided and written; visible to others only when all are.</param>
public sealed record ImportProgress(int Total, int Read, int Written);
