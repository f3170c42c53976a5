namespace Portal.Domain.Rulebook;

/// <summary>Where the value of a parameter comes from.</summary>
public enum ParameterSource
{
    /// <summary>The packs that are on agree on it.</summary>
    Document,

    /// <summary>The site set it.</summary>
    Site,

    /// <summary>Nobody has filled it: what depends on it is off.</summary>
    Open,

    /// <summary>The packs that are on disagree, and the administrator has not decided: what depends on it is off.</summary>
    Undecided,

    /// <summary>The packs that are on disagree, and the administrator has not decided: meanwhile the portal's own value holds.</summary>
    Provisional,

    /// <summary>No pack that is on knows it.</summary>
    Off,
}

/// <summary>What holds for a parameter at an instant.</summary>
/// <param name="Key">Key of the parameter.</param>
/// <param name="Value">Canonical value; null while it is off.</param>
/// <param name="Source">Where the value comes from.</param>
/// <param name="Version">0 for the document's own value; else the number of the site's version.</param>
/// <param name="Offers">What the clauses of the packs that are on say, in the order of the packs.</param>
public sealed record ParameterStanding(string Key, string? Value, ParameterSource Source, int Version, IReadOnlyList<ParameterOffer> Offers)
{
    /// <summary>Whether the documents disagree, decided or not.</summary>
    public bool IsConflict => Offers.Select(offer => offer.Parameter.Value).OfType<string>().Distinct().Skip(1).Any();

    /// <summary>Whether the administrator has yet to decide between them.</summary>
    public bool IsUndecided => Source is ParameterSource.Undecided or ParameterSource.Provisional;
}

/// <summary>What one clause says about a parameter.</summary>
/// <param name="Pack">Its pack.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Parameter">What it says.</param>
public sealed record ParameterOffer(RulePack Pack, Clause Clause, ClauseParameter Parameter);
