using Portal.App.Pieces;

namespace Portal.Features.Search;

/// <summary>Something found, and the way to it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Href">Its page.</param>
/// <param name="Note">What tells it from others, masked where it is personal; or null.</param>
/// <param name="Word">Text key of its state, or null.</param>
/// <param name="Tone">Tone of the state.</param>
public sealed record SearchHit(string Title, string Href, string? Note = null, string? Word = null, Tone Tone = Tone.Neutral);

/// <summary>The hits of one kind.</summary>
/// <param name="Name">Text key of the kind.</param>
/// <param name="Hits">The nearest first.</param>
/// <param name="MoreHref">Where the rest is listed; null when this is all, or when there is no such list.</param>
public sealed record SearchGroup(string Name, IReadOnlyList<SearchHit> Hits, string? MoreHref);

/// <summary>What a search found of what the reader may open.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Groups">Kinds with hits.</param>
public sealed record SearchResults(SearchText Text, IReadOnlyList<SearchGroup> Groups)
{
    /// <summary>All hits in the order in which they are shown.</summary>
    public IReadOnlyList<SearchHit> Hits { get; } = [.. Groups.SelectMany(group => group.Hits)];
}
