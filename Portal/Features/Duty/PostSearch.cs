using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Features.Search;

namespace Portal.Features.Duty;

/// <summary>Finds posts by name or code.</summary>
internal sealed class PostSearch : ISearchSource
{
    public string Right => Rights.DutyRead;

    public string Name => "search.posts";

    public int Order => 40;

    public string? MoreHref(SearchText text) => "/duty";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(PortalDb db, Actor actor, SearchText text, int most, CancellationToken cancellationToken)
    {
        var (typed, code) = (text.Typed, text.Code);
        var posts = await db.Set<Post>()
            .Where(post => post.Name.Contains(typed) || post.Code.Contains(code))
            .OrderBy(post => post.Code)
            .Take(most)
            .Select(post => new { post.Code, post.Name })
            .ToListAsync(cancellationToken);
        return posts.ConvertAll(post => new SearchHit(post.Name, "/duty?post=" + Uri.EscapeDataString(post.Code), post.Code));
    }
}
