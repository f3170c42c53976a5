using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <summary>What an import did, row by row; sentences are made late, in the reader's language.</summary>
/// <param name="Kind">The import kind.</param>
/// <param name="Accepted">Rows written; in a dry run, rows that would be.</param>
/// <param name="Unchanged">Rows that left the books as they were.</param>
/// <param name="Rejected">One entry for each refused row.</param>
/// <param name="Warnings">What was taken in but deserves a look.</param>
public sealed record ImportReport(
    string Kind,
    int Accepted,
    int Unchanged,
    IReadOnlyList<ImportProblem> Rejected,
    IReadOnlyList<ImportProblem> Warnings)
{
    /// <summary>All rows: accepted, unchanged and rejected.</summary>
    public int Total => Accepted + Unchanged + Rejected.Count;

    /// <summary>The report of a file that was refused before its rows were looked at.</summary>
    public static ImportReport OfRefusedFile(string kind, IReadOnlyList<ImportProblem> rejected) => new(kind, 0, 0, rejected, []);

    /// <summary>
    /// The same rows when nothing was written because some were refused: none is accepted, and the good ones, which left
    /// the books as they were, count as unchanged, so that the total is still that of the file.
    /// </summary>
    public ImportReport HeldBack() => this with { Accepted = 0, Unchanged = Accepted + Unchanged };

    /// <summary>The answer of the API and the command line.</summary>
    /// <param name="sentence">Makes a refusal's sentence in the reader's language.</param>
    public ImportAnswer ToAnswer(Func<Refusal, string> sentence) => new(
        Kind,
        Total,
        Accepted,
        Unchanged,
        Entries(Rejected, sentence),
        Entries(Warnings, sentence));

    private static List<ImportAnswerEntry> Entries(IReadOnlyList<ImportProblem> problems, Func<Refusal, string> sentence) =>
        [.. problems.Select(problem => new ImportAnswerEntry(problem.Line, problem.Column, sentence(problem.Refusal)))];
}
