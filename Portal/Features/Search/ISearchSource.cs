using Portal.Data;

namespace Portal.Features.Search;

/// <summary>
/// One kind of record that the search in the top bar finds. A feature registers one for each; what it answers is shown as
/// it is, so personal data leaves it masked.
/// </summary>
public interface ISearchSource
{
    /// <summary>Right to open the page of a hit: whoever lacks it is not told that there is one.</summary>
    string Right { get; }

    /// <summary>Text key of what is found.</summary>
    string Name { get; }

    /// <summary>Place among the kinds, lowest first.</summary>
    int Order { get; }

    /// <summary>The list where a search with more hits goes on; null where there is none.</summary>
    string? MoreHref(SearchText text);

    /// <summary>
    /// The nearest hits first. The query is bounded by an index, or by the size of the site (units, people, posts), never by
    /// the length of the history.
    /// </summary>
    /// <param name="db">Where to look, read-only.</param>
    /// <param name="actor">Who looks: what is shown masked is searched only for those who may reveal it.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="most">Hits wanted at most.</param>
    /// <param name="cancellationToken">Stops looking: somebody types on.</param>
    Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken);
}
