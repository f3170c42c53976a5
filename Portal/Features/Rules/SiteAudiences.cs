using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Obligations;
using Portal.Domain.People;

namespace Portal.Features.Rules;

/// <summary>Which kinds of post a site has, and which roles somebody there holds.</summary>
/// <param name="Kinds">Kinds of its posts.</param>
/// <param name="Roles">Keys of the roles.</param>
public sealed record SiteAudiences(IReadOnlySet<string> Kinds, IReadOnlySet<string> Roles)
{
    /// <summary>Those of the site.</summary>
    public static async Task<SiteAudiences> ReadAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var posts = await db.Set<Post>().AsNoTracking().Select(post => post.Name).ToListAsync(cancellationToken);
        var roles = (await db.Set<Person>().AsNoTracking().Where(person => person.Active && person.Role != null).Select(person => person.Role!).Distinct().ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);

        // Where there is no supervisor, those above are asked.
        if (roles.Contains(Domain.People.Roles.Manager.Key))
        {
            roles.Add(Domain.People.Roles.Supervisor.Key);
        }

        return new SiteAudiences(posts.Select(PostKinds.Of).ToHashSet(StringComparer.Ordinal), roles);
    }

    /// <summary>What of a pack's obligations would reach nobody.</summary>
    public IEnumerable<EmptyAudience> Empty(Domain.Rulebook.RulePack pack) => EmptyAudience.Of(pack, Kinds, Roles);
}
