using Portal.Domain.Kernel;

namespace Portal.Exchange;

/// <summary>Something refused or warned about at a place of a file.</summary>
/// <param name="Line">Physical line, 1-based; for XLSX the row; 1 for the file as a whole and for a JSON object.</param>
/// <param name="Refusal">The reason; its field is the column's English name.</param>
public sealed record ImportProblem(int Line, Refusal Refusal)
{
    /// <summary>English name of the column, or null for the whole line.</summary>
    public string? Column => Refusal.Field;
}
