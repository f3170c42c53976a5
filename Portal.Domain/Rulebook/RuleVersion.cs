namespace Portal.Domain.Rulebook;

/// <summary>What a site set for a parameter of its packs. What is judged about an instant uses the version of that instant.</summary>
/// <param name="Key">Key of the parameter.</param>
/// <param name="Number">1, 2, ... in the order in which they were set; 0 for what a setting says before anybody changed it.</param>
/// <param name="Value">Canonical value; null switches the parameter off.</param>
/// <param name="From">From when it holds (UTC).</param>
public sealed record RuleVersion(string Key, int Number, string? Value, DateTimeOffset From);
