namespace Portal.Exchange;

/// <summary>Counts the rows of one import while it runs. Every row is counted exactly once.</summary>
/// <param name="kind">The import kind.</param>
/// <param name="warnings">Warnings about the file itself.</param>
public sealed class ImportTally(string kind, IReadOnlyList<ImportProblem> warnings)
{
    private readonly List<ImportProblem> _rejected = [];
    private readonly List<ImportProblem> _warnings = [.. warnings];
    private int _accepted;
    private int _unchanged;

    /// <summary>True once a row was refused.</summary>
    public bool HasRejected => _rejected.Count > 0;

    /// <summary>Counts a row by its state: rejected when it has a problem, else accepted or unchanged.</summary>
    /// <param name="row">The row, after everything that can refuse it has run.</param>
    /// <param name="changes">False when the books hold exactly this row already.</param>
    public void Count(ImportRow row, bool changes)
    {
        if (row.Problem is { } problem)
        {
            _rejected.Add(new ImportProblem(row.Line, problem));
            return;
        }

        _warnings.AddRange(row.Warnings.Select(warning => new ImportProblem(row.Line, warning)));
        if (changes)
        {
            _accepted++;
        }
        else
        {
            _unchanged++;
        }
    }

    /// <summary>The report so far, entries in the order of the file.</summary>
    public ImportReport ToReport() => new(
        kind,
        _accepted,
        _unchanged,
        [.. _rejected.OrderBy(entry => entry.Line)],
        [.. _warnings.OrderBy(entry => entry.Line)]);
}
