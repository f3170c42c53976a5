namespace Portal.Domain.Rulebook;

/// <summary>One sentence or name in both languages of the portal, in our own words.</summary>
/// <param name="Chinese">The Chinese text, read first.</param>
/// <param name="English">The English text.</param>
public sealed record Wording(string Chinese, string English);
