using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Duty;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Domain.People;
using Portal.Packs;

namespace Portal.Features.Rules;

/// <summary>Finds what the packs oblige nobody to do on this site: no such post, or nobody with the role.</summary>
public sealed class FindEmptyAudiences(PortalReader reader, PackLibrary library) : IUseCase
{
    /// <inheritdoc/>
    public static string Right => Rights.SettingsManage;

    /// <summary>The empty audiences of every pack, on or off, by the pack's id.</summary>
    public Task<Result<ILookup<string, EmptyAudience>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        reader.ReadAsync<FindEmptyAudiences, ILookup<string, EmptyAudience>>(
            actor,
            async (db, token) =>
            {
                var posts = await db.Set<Post>().AsNoTracking().Select(post => post.Name).ToListAsync(token);
                var roles = (await db.Set<Person>().AsNoTracking().Where(person => person.Active && person.Role != null).Select(person => person.Role!).Distinct().ToListAsync(token))
                    .ToHashSet(StringComparer.Ordinal);

                // Where there is no supervisor, those above are asked.
                if (roles.Contains(Roles.Manager.Key))
                {
                    roles.Add(Roles.Supervisor.Key);
                }

                var kinds = posts.Select(PostKinds.Of).ToHashSet(StringComparer.Ordinal);
                return library.Packs.SelectMany(pack => EmptyAudience.Of(pack, kinds, roles).Select(empty => (pack.Id, empty))).ToLookup(pair => pair.Id, pair => pair.empty, StringComparer.Ordinal);
            },
            cancellationToken);
}
