using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.People;
using Portal.Live;

namespace Portal.Features.Access;

/// <summary>
/// Who may do what, in memory. A disabled account has nothing, nor has one whose person has left. A change of accounts or keys makes it stale before the change is answered, and the next
/// question reads it anew, so a disabled account or a revoked key loses its commands at once.
/// </summary>
internal sealed class AccessDirectory : IAccess, IDisposable
{
    /// <summary>Signals of another node can be lost; so nothing is believed for longer.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromSeconds(15);

    private readonly IDbContextFactory<PortalDb> _contexts;
    private readonly TimeProvider _clock;
    private readonly LiveSubscription _changes;
    private readonly Lock _gate = new();
    private volatile Grants? _grants;
    private long _changed;

    public AccessDirectory(IDbContextFactory<PortalDb> contexts, LiveFeed feed, TimeProvider clock)
    {
        _contexts = contexts;
        _clock = clock;
        _changes = feed.Subscribe([Topics.People], heard: Forget);
    }

    /// <summary>False until the first account exists: then the portal has to be set up.</summary>
    public bool HasAccounts => Current.HasAccounts;

    private Grants Current => Fresh() ?? Reload();

    public Refusal? Check(Actor actor, string right) => actor.Kind switch
    {
        ActorKind.System => null,
        ActorKind.Anonymous => AccessRefusals.SignInFirst,
        ActorKind.Account or ActorKind.ApiKey or ActorKind.Device =>
            Find(actor) is not { } grant ? AccessRefusals.Disabled
            : grant.Rights.Contains(right) ? null
            : AccessRefusals.Forbidden,
    };

    /// <summary>The valid key with this secret, or null.</summary>
    public Actor? FindKey(string secret) => Current.Keys.GetValueOrDefault(Convert.ToHexString(KeySecret.Hash(secret)));

    /// <summary>What an actor may do now; null when the account is disabled or the key is revoked.</summary>
    public IReadOnlySet<string>? RightsOf(Actor actor) => Find(actor)?.Rights;

    /// <summary>True while the session behind this principal is good: the account enabled and its stamp the same, the key valid.</summary>
    public bool Admits(ClaimsPrincipal principal)
    {
        var actor = PortalClaims.ToActor(principal);
        return actor.Kind == ActorKind.System
            || (Find(actor) is { } grant && grant.Stamp == principal.FindFirstValue(PortalClaims.Stamp));
    }

    /// <summary>True when the account must choose a password before anything else.</summary>
    public bool MustChangePassword(Actor actor) => Find(actor) is { MustChangePassword: true };

    public void Dispose() => _changes.Dispose();

    private Grant? Find(Actor actor) => Current.ByActor.GetValueOrDefault((actor.Kind, actor.Id));

    private Grants? Fresh() => _grants is { } grants && _clock.GetUtcNow() - grants.LoadedAt < LongestAge ? grants : null;

    private void Forget()
    {
        Interlocked.Increment(ref _changed);
        _grants = null;
    }

    /// <summary>A change that comes while the tables are read must not be lost: then they are read again.</summary>
    private Grants Reload()
    {
        lock (_gate)
        {
            while (true)
            {
                if (Fresh() is { } loaded)
                {
                    return loaded;
                }

                var before = Interlocked.Read(ref _changed);
                using var db = _contexts.CreateDbContext();
                var grants = Load(db, _clock.GetUtcNow());
                _grants = grants;
                if (Interlocked.Read(ref _changed) == before)
                {
                    return grants;
                }

                _grants = null;
            }
        }
    }

    private static Grants Load(PortalDb db, DateTimeOffset now)
    {
        var byActor = new Dictionary<(ActorKind, string), Grant>();
        var keys = new Dictionary<string, Actor>(StringComparer.Ordinal);
        foreach (var key in db.Set<ApiKey>().Where(key => key.RevokedAt == null))
        {
            var actor = key.ToActor();
            keys.Add(Convert.ToHexString(key.SecretHash), actor);
            byActor.Add((actor.Kind, actor.Id), new Grant(RoleRights.Of(key.Purpose, key.Scope), null, false));
        }

        var accounts = db.Set<Account>()
            .Select(account => new { account.Id, account.PersonId, account.Roles, account.SecurityStamp, account.MustChangePassword, account.Disabled })
            .ToList();
        var left = db.Set<Person>().Where(person => !person.Active).Select(person => person.Id).ToHashSet();
        foreach (var account in accounts.Where(account => !account.Disabled && !(account.PersonId is { } person && left.Contains(person))))
        {
            var rights = account.MustChangePassword ? RoleRights.OnlyToSignIn : RoleRights.Of(account.Roles);
            byActor.Add((ActorKind.Account, account.Id.Value.ToString("D")), new Grant(rights, account.SecurityStamp, account.MustChangePassword));
        }

        return new Grants(byActor, keys, accounts.Count > 0, now);
    }

    private sealed record Grant(IReadOnlySet<string> Rights, string? Stamp, bool MustChangePassword);

    private sealed record Grants(
        IReadOnlyDictionary<(ActorKind Kind, string Id), Grant> ByActor, IReadOnlyDictionary<string, Actor> Keys, bool HasAccounts, DateTimeOffset LoadedAt);
}
