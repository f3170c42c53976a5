namespace Portal.Exchange.Tables;

/// <summary>How a column of a written sheet looks and what it offers while it is filled in.</summary>
/// <param name="Width">Width in characters.</param>
/// <param name="Style">Style of its cells, blank ones included.</param>
public sealed record XlsxColumn(double Width = 16, XlsxStyle Style = XlsxStyle.General)
{
    /// <summary>Words to choose from; Excel takes up to 255 characters of them.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Title of the hint that shows while a cell of the column is selected.</summary>
    public string PromptTitle { get; init; } = "";

    /// <summary>The hint itself, or empty for none.</summary>
    public string Prompt { get; init; } = "";
}
