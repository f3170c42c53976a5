namespace Portal.Exchange;

/// <summary>One word that a column allows.</summary>
/// <param name="Name">English word; what <see cref="ImportRow.Word"/> answers, whichever was written.</param>
/// <param name="Chinese">Chinese word.</param>
public sealed record CellWord(string Name, string Chinese);
