namespace Portal.Exchange.Tables;

/// <summary>A file that can be imported, or why not.</summary>
/// <param name="Table">The table to go over and dispose, or null when refused.</param>
/// <param name="Rejected">Why the file is refused as a whole; empty when it is not.</param>
public sealed record TableOpening(ImportTable? Table, IReadOnlyList<ImportProblem> Rejected);
