using Portal.Data;
using Portal.Domain.Kernel;

namespace Portal.Features.Search;

/// <summary>Finds units, cases, people, posts, bills and payments by a few letters or digits.</summary>
public sealed class SearchPortal(PortalReader reader, IAccess access, IEnumerable<ISearchSource> sources) : IUseCase
{
    /// <summary>Hits shown of each kind.</summary>
    public const int MostOfEach = 5;

    /// <summary>Anybody may search; each kind is searched only for whoever may open it.</summary>
    public static string Right => Rights.SignedIn;

    /// <summary>Searches what the actor may open.</summary>
    public Task<Result<SearchResults>> RunAsync(Actor actor, SearchText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        return reader.ReadAsync<SearchPortal, SearchResults>(
            actor,
            async (db, token) =>
            {
                var groups = new List<SearchGroup>();
                foreach (var source in sources.Where(source => access.Check(actor, source.Right) is null).OrderBy(source => source.Order))
                {
                    var hits = await source.FindAsync(db, actor, text, MostOfEach + 1, token);
                    if (hits.Count > 0)
                    {
                        groups.Add(new SearchGroup(source.Name, [.. hits.Take(MostOfEach)], hits.Count > MostOfEach ? source.MoreHref(text) : null));
                    }
                }

                return new SearchResults(text, groups);
            },
            cancellationToken);
    }
}
