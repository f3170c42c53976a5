namespace Portal.Exchange.Tables;

/// <summary>What the cells of all sheets share.</summary>
/// <param name="Styles">How each cell style shows a number.</param>
/// <param name="Texts">The table of texts.</param>
/// <param name="Is1904">True when days are counted from 1904.</param>
internal sealed record XlsxBook(IReadOnlyList<NumberLook> Styles, IReadOnlyList<string> Texts, bool Is1904);
