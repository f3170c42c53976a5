namespace Portal.Domain.Rulebook;

/// <summary>One rule of the management documents.</summary>
/// <param name="Id">Its id in the catalogue, e.g. <c>B-106</c>; unique over all packs.</param>
/// <param name="Area">What it is about: one of <see cref="ClauseAreas"/>.</param>
/// <param name="Class">What the portal does about it.</param>
/// <param name="Source">Document and section it comes from.</param>
/// <param name="Text">The rule, in our own words.</param>
/// <param name="Who">Whom it concerns, or null where the document names nobody.</param>
/// <param name="Parameters">Numbers in it that a site may set.</param>
public sealed record Clause(
    string Id,
    string Area,
    ClauseClass Class,
    string Source,
    Wording Text,
    Wording? Who,
    IReadOnlyList<ClauseParameter> Parameters)
{
    private static readonly char[] Separators = ['、', '，', '；', ',', ';', '/', '（', '）'];

    private readonly string[] _titles = Who?.Chinese.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Keys of the roles that <see cref="Who"/> names by title; none where it names none that the portal knows, or everybody.</summary>
    public IReadOnlyList<string> Roles =>
        Array.Exists(_titles, title => title.StartsWith("全体", StringComparison.Ordinal))
            ? []
            : [.. _titles.Select(title => People.Roles.Find(title)?.Key).OfType<string>().Distinct()];

    /// <summary>Whether it concerns people of a role; a clause that names no known role concerns everybody.</summary>
    public bool Concerns(string? role) => Roles is not { Count: > 0 } roles || roles.Contains(role);
}
