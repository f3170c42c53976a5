using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Live;

namespace Portal.Features.Access;

/// <summary>
/// Who may do what, in memory. A change of accounts or keys makes it stale before the change is answered, and the next
/// question reads it anew, so a disabled account or a revoked key loses its commands at once.
/// </summary>
internal sealed class AccessDirectory : IAccess, IDisposable
{
    private readonly IDbContextFactory<PortalDb> _contexts;
    private readonly LiveSubscription _changes;
    private readonly Lock _gate = new();
    private volatile Grants? _grants;

    public AccessDirectory(IDbContextFactory<PortalDb> contexts, LiveFeed feed)
    {
        _contexts = contexts;
        _changes = feed.Subscribe([Topics.People], heard: () => _grants = null);
    }

    public Refusal? Check(Actor actor, string right)
    {
        switch (actor.Kind)
        {
            case ActorKind.System:
                return null;
            case ActorKind.Anonymous:
                return AccessRefusals.SignInFirst;
            default:
                var grants = _grants ?? Reload();
                return !grants.Rights.TryGetValue((actor.Kind, actor.Id), out var rights) ? AccessRefusals.Disabled
                    : rights.Contains(right) ? null
                    : AccessRefusals.Forbidden;
        }
    }

    /// <summary>The valid key with this secret, or null.</summary>
    public Actor? FindKey(string secret) =>
        (_grants ?? Reload()).Keys.GetValueOrDefault(Convert.ToHexString(KeySecret.Hash(secret)));

    public void Dispose() => _changes.Dispose();

    private Grants Reload()
    {
        lock (_gate)
        {
            if (_grants is { } loaded)
            {
                return loaded;
            }

            using var db = _contexts.CreateDbContext();
            var grants = Load(db);
            _grants = grants;
            return grants;
        }
    }

    private static Grants Load(PortalDb db)
    {
        var rights = new Dictionary<(ActorKind, string), IReadOnlySet<string>>();
        var keys = new Dictionary<string, Actor>(StringComparer.Ordinal);
        foreach (var key in db.Set<ApiKey>().Where(key => key.RevokedAt == null))
        {
            var kind = key.Purpose == KeyPurpose.Api ? ActorKind.ApiKey : ActorKind.Device;
            var actor = new Actor(kind, key.Id.Value.ToString(), key.Name);
            keys.Add(Convert.ToHexString(key.SecretHash), actor);
            rights.Add((kind, actor.Id), RoleRights.Of(key.Purpose, key.Scope));
        }

        return new Grants(rights, keys);
    }

    private sealed record Grants(
        IReadOnlyDictionary<(ActorKind Kind, string Id), IReadOnlySet<string>> Rights, IReadOnlyDictionary<string, Actor> Keys);
}
