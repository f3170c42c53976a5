namespace Portal.Domain.Rulebook;

/// <summary>Where the rules of a pack come from.</summary>
public enum PackOrigin
{
    /// <summary>The management documents that the catalogue lists.</summary>
    Documents,

    /// <summary>The national practice; not from the documents.</summary>
    Practice,

    /// <summary>What the portal reminds of at every site; always on.</summary>
    Portal,
}
