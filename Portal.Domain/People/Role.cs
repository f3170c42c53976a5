namespace Portal.Domain.People;

/// <summary>A role of the documents. What a role may do is decided by the host's rights table.</summary>
/// <param name="Key">Key in data and rights, e.g. <c>team-leader</c>.</param>
/// <param name="Chinese">Chinese name.</param>
/// <param name="English">English name.</param>
/// <param name="Titles">Further job titles of the documents that mean this role.</param>
public sealed record Role(string Key, string Chinese, string English, IReadOnlyList<string> Titles);
